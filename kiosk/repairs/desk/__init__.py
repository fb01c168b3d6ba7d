"""Repairs at the desk: the list, one order with its next step, agreeing on times."""
