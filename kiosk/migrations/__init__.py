"""One file a change of the tables, numbered from 0002: up(migrator) brings a file of the number before it to its own."""
