"""Tests of tracker/dates, one file a module."""
