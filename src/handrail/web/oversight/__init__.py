"""The front end of supervisors and the practice: tables that answer a question, no clinical content for the owner."""
