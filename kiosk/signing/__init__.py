"""Signing for documents at the touchscreen, and the sealed receipts that prove it."""
