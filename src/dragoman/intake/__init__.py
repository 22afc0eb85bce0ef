"""Bytes in, an Article or a Refusal out."""
