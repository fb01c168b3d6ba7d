"""Money taken at the desk: a ledger of entries that are only ever added, and the cash of the day."""
