"""The desk's intake: an article is given, looked at beside its suggestions, and made a draft."""
