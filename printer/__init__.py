"""Paper: document -> lines -> bytes -> device. Knows nothing of the kiosk, and never reads the time."""
