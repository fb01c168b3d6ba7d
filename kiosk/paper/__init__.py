"""The desk's view of the spool: what was printed, what hangs in the air, and printing again."""
