"""The board of communities and one community's day."""
