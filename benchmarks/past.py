"""Fills a site's file with years of tickets, as if they had been taken, called and finished on many days before."""
from pathlib import Path

import apsw

from sync.capture import ANCHOR

TICKETS_A_DAY = 1000
# Ids are time-ordered as the site's own are; keys and hashes are random, as they are in life.
TICKETS = """
with recursive each(value) as (select 1 union all select value + 1 from each where value < ?1)
insert into ticket (id, service_id, day, serial, number, state, rank, language, take_key, token_hash, taken_at, first_called_at,
  called_at, finished_at, calls, counter, staff,
  lane, version, channel, priority, held_for, outcome, passed_over, order_reason, matters, cases)
select printf('%012x7', at) || lower(hex(randomblob(9))) || '0', (select id from service order by code limit 1),
  date('now', '-' || back || ' days'), serial, printf('A%03d', serial), 'done', at * 1000, 'zh_Hans',
  lower(hex(randomblob(16))), lower(hex(randomblob(32))), at, at + 600000, at + 600000, at + 600000 + 60000 * (3 + serial % 5), 1, 1,
  null, 1, 3, 'kiosk', '', '', '', 0, '', '[]', '[]'
from (select value, 1 + (?1 - value) / ?2 as back, 1 + (value - 1) % ?2 as serial,
  (unixepoch('now') - 86400 * (1 + (?1 - value) / ?2) + 20 * ((value - 1) % ?2)) * 1000 as at
  from each)
"""
EVENTS = """
insert into event (id, at, day, verb, subject, staff, place, facts)
select printf('%012x7', taken_at) || lower(hex(randomblob(9))) || '1', taken_at, day, 'ticket.taken', 'ticket:' || id, null,
  'kiosk', '{"number":"' || number || '"}'
from ticket where state = 'done'
"""
# What the capture triggers would have noted, row by row.
CHANGES = "insert into change (tbl, pk, op) select '{table}', id, 'u' from \"{table}\" where id > '' order by id"


def fill(home: Path, tickets: int):
    """The file afterwards holds so many more tickets, each with an event and its places in the change index."""
    connection = apsw.Connection(str(home / "qiantai.db"))
    for pragma in ("synchronous = off", "cache_size = -400000", "foreign_keys = 0"):
        connection.execute(f"pragma {pragma}")
    with connection:
        laid_aside = _lay_aside(connection)
        connection.execute("delete from change where tbl in ('ticket', 'event')")
        connection.execute(TICKETS, (tickets, TICKETS_A_DAY))
        connection.execute(EVENTS)
        for table in ("ticket", "event"):
            connection.execute(CHANGES.format(table=table))
        connection.execute(ANCHOR)
        for statement in laid_aside:
            connection.execute(statement)
    connection.execute("pragma wal_checkpoint(truncate)")
    connection.close()


def _lay_aside(connection) -> list[str]:
    """Drop triggers and indexes, which are built faster afterwards; returns what brings them back."""
    parts = connection.execute(
        "select type, name, sql from sqlite_schema where sql is not null and type in ('trigger', 'index') "
        "and tbl_name in ('ticket', 'event')"
    ).fetchall()
    for kind, name, _ in parts:
        connection.execute(f'drop {kind} "{name}"')
    return [sql for _, _, sql in parts]
