"""What every touchscreen page shares: the home page, display settings, help, and leaving nothing behind."""
