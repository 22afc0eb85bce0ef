"""Offset-safe string work: pure functions over text, no knowledge of rows."""
