"""What a day came to, counted from the rows themselves."""
