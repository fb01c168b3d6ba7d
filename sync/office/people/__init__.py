"""Who works at head office, and what each may do."""
