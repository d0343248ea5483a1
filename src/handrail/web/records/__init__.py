"""The only ORM. Everything that holds a client's words is sealed with that client's key before it reaches a column (R17)."""
