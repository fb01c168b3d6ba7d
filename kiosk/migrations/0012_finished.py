"""What was done today is found without reading every order."""


def up(migrator):
    migrator.database.execute_sql('create index "repair_order_finished_at" on "repair_order" ("finished_at")')
