"""An Article in, rows out; one kind of row a file."""
