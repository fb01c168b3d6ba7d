"""When somebody comes: slots and what a trade can do, agreed times, attempts to reach the client."""
