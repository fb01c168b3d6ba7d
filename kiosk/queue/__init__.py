"""Numbers: taking one, calling it, and everything that can happen to it until it is done."""
