"""A return that is sent twice is one return (UX-17): each form has its key."""
from peewee import CharField


def up(migrator):
    migrator.add_column("thing_return", "submit_key", CharField(null=True)).run()
    migrator.database.execute_sql('create unique index "thing_return_submit_key" on "thing_return" ("submit_key")')
