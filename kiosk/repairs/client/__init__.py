"""What the client sees of an order: on the phone, and by number at the touchscreen."""
