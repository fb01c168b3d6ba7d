"""Tickets for phones outside the lobby: off unless the office was started with it."""
