"""Tests of tracker/sheets, one file a module; no database."""
