"""What anyone may read without signing in: the ledger's checkpoint, how to verify, crisis help."""
