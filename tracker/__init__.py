"""The record: what was claimed, by whom, where and when, and what follows from it."""
