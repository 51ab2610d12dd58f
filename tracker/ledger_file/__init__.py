"""The ledger file: the one JSON format for sample data, import, export and backup."""
