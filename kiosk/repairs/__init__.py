"""Repairs: what is broken, where, and when somebody may come; the order, its slips and the desk's list of them."""
