"""Dragoman reads news reports about dealings between governments and keeps the record."""

__version__ = "0.1.0"
