"""Article → Reading: one pass of a small encoder over the text, and layers of marks made of it."""
