"""The airlock's trained recognizer: what it learned from, and how. Start with `train.py`."""
