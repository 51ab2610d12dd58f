"""Tests of tracker/rules, one file a module; no database."""
