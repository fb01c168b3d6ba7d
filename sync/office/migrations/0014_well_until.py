"""Until when each box counts as well, in place of which box a code lets one in, and where a spread was chosen."""
import msgspec

from sync.messages import Facts
from sync.office.boxes import health

COLUMNS = (
    "alter table device add column well_until_ms bigint not null default 0",
    "create index device_not_well on device (well_until_ms, site_id) where revoked_ms is null",
    "alter table enrolment add column replaces text not null default ''",
    "alter table enrolment add column used_by text",
    "alter table spread add column origin text not null default ''",
)
BOXES = ("select d.site_id, d.device_id, d.facts, d.refused, t.drift_ms, t.last_hello_ms from device d join stream t on "
         "t.site_id = d.site_id and t.device_id = d.device_id and t.incarnation = d.incarnation")


def take(store):
    for statement in COLUMNS:
        store.run(statement)
    for row in store.rows(BOXES):
        until_ms = health.well_until(msgspec.json.decode(row["facts"], type=Facts), row)
        store.run("update device set well_until_ms = ? where site_id = ? and device_id = ?", until_ms, row["site_id"], row["device_id"])
