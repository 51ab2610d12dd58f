"""How Django itself writes dates, by language; pages word theirs through tracker.dates."""
