"""What people did, as maintainers read it."""
