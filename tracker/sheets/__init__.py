"""Tables as files, CSV and XLSX: read into plain texts, and written so that nothing runs."""
