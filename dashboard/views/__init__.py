"""The public pages: one module a noun, one function an address."""
