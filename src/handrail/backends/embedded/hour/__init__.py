"""The hour as it was said: its passages, what was asked, what a sentence does, who is meant."""
