"""Rows in, a store out: SQLite, migrations, search, proof."""
