"""The community: what it is called, its buildings and rooms, its services and when they are open."""
