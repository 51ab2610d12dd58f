"""How fast the site is on a large record, as ratios within one run."""
