"""The desk's lists as files, and tables of many rows as drafts: one address for every list."""
