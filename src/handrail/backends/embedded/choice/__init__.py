"""What goes into a document: what a passage is good for, and how much room there is."""
