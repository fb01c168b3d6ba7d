"""The engineer's phone: orders to take, what to do next on one's own, and quotes. Of payments it knows nothing (R-13)."""
