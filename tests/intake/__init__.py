"""Tests of tracker/intake, one file a module."""
