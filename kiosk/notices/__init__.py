"""Notices and letters of the office, to whom they go, and who has signed for them."""
