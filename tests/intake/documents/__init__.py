"""Tests of tracker/intake/documents, one file a module."""
