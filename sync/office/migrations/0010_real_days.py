"""Days that a box made up, and that no calendar knows, are not kept: nobody could reckon them."""
from sync.office.boxes import days


def take(store):
    for row in store.rows("select distinct day from site_day"):
        if not days.real(row["day"]):
            store.run("delete from site_day where day = ?", row["day"])
