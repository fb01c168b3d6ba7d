"""Return visits (回访): who goes when, the five points they ask, and what is put right after them."""
