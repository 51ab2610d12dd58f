"""The reading room: the project package and the public, read-only site."""
