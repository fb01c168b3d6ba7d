"""Reports that landed before this office knew what they are get their receipt; boxes hear of it with the next answer."""
from sync.office.boxes import days
from sync.office.dailies import answers

AT_ONCE = 1000
PAGE = ("select site_id, pk, device_id, body from landed l where (site_id, pk) > (?, ?) and tbl = ? and deleted_seq is null "
        "and not exists (select 1 from report_answer a where a.site_id = l.site_id and a.report_id = l.pk) "
        f"order by site_id, pk limit {AT_ONCE}")


def take(store):
    last = ("", "")
    while rows := store.rows(PAGE, *last, answers.REPORTS):
        receipts = [receipt for row in rows if (receipt := _receipt(row))]
        store.insert_many(answers.ANSWERS, answers.TAKEN, receipts, answers.OTHERS_BEGIN_ANEW)
        last = (rows[-1]["site_id"], rows[-1]["pk"])


def _receipt(row):
    """Nobody noted when it arrived: it counts as when it was sent."""
    report = answers.read(row["body"])
    sent_ms = report.sent_at if report and days.is_moment(report.sent_at) else 0
    return answers.receipt(row, report, sent_ms)
