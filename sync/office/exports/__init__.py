"""Finding one matter by its number, and taking lists out of head office for a purpose that is written down."""
