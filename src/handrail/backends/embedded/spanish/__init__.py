"""Hours held in Spanish, and pages for clients who read it."""
