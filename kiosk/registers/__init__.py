"""Registers of the desk: keys, cards and other things that are handed out against signatures, and come back (K-01 to K-07)."""
