"""The demonstration dispatches, written for this project."""
