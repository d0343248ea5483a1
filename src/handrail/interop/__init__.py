"""Ways out of the house in other people's formats: the draft document, a page to read, WebVTT. Labels travel along (R22)."""
