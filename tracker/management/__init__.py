"""What the record can do from a terminal."""
