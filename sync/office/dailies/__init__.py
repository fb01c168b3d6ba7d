"""The report of each day of each community: what came in, what is missing, and what head office says to it."""
