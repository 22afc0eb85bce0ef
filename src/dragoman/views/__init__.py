"""A View in, what a person sees out."""
