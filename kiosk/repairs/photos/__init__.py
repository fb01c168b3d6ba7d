"""Photos of a repair: taken in safely, kept beside the database, shown to those who repair, deleted with what is personal."""
