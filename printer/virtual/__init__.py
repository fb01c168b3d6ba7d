"""A printer without paper: it obeys what printer/ sends, answers like a real one, and fails when told to."""
