"""English, as the ledger writes it."""
