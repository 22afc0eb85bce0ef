"""Fits the reader's bundle; needs the extra `dragoman[train]` and is never imported at run time."""
