"""From a pasted, uploaded or fetched article to what a draft of its report could say, and why."""
