"""What each passage weighs for a note, what stands around it, and what was taken back."""
