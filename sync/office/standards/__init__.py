"""What the company sets and publishes for its communities."""
