"""The client's front end: one thing at a time, phone first, plain words."""
