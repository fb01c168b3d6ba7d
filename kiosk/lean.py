"""Imports peewee without the drivers of other databases, which it would load if it found them. PostgreSQL's, installed for
head office or for tests, would cost a box 17 MB. Imported before peewee is."""
import sys

if "psycopg" not in sys.modules:
    sys.modules["psycopg"] = None
    import peewee  # noqa: F401

    del sys.modules["psycopg"]
