"""Tests of dashboard/page_cache."""
