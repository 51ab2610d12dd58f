"""Tests of tracker/intake/times, one file a module."""
