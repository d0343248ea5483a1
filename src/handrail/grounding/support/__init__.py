"""How much of a statement the words of its session say: an index over them, the nearest sentences, and a small model beside it."""
