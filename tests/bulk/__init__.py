"""Tests of tracker/bulk, one file a module."""
