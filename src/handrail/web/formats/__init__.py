"""How a language writes days and times, where Handrail differs from Django: one way on every page."""
