"""Nightly and in-between exchange with head office. Knows nothing of the kiosk; README.md explains the mechanism."""
