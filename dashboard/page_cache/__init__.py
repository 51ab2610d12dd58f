"""Public pages as they were sent, kept for a version of the ledger and answered before Django."""
