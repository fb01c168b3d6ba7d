"""The lobby TV: who is called where, for everyone to see. No names, no controls."""
