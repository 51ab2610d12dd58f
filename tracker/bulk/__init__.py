"""Many rows at once: a table becomes drafts, all of it or nothing."""
