"""What may leave head office in a file: these columns of these tables, and nothing else. No name, no telephone, no address, no free text."""
from typing import NamedTuple

from sync.office.words import N_

TEXT, WORD, MOMENT, COUNT, YUAN, SERVICE, SHARE = "text", "word", "moment", "count", "yuan", "service", "share"


class Column(NamedTuple):
    """heading is for people; name is the field of the row, or of the figures of a day."""

    heading: str
    name: str
    kind: str = TEXT


class Sheet(NamedTuple):
    """tbl is empty for the figures of days, which are reckoned and not landed."""

    title: str
    tbl: str
    columns: tuple[Column, ...]


FIRST = (Column(N_("Community"), "community"), Column(N_("Day"), "day"))
SHEETS = {
    "days": Sheet(N_("Figures of each day"), "", (
        Column(N_("Reported"), "reported", WORD), Column(N_("Numbers taken"), "taken", COUNT), Column(N_("Served"), "served", COUNT),
        Column(N_("Missed"), "missed", COUNT), Column(N_("Waited, median, minutes"), "p50", COUNT), Column(N_("Waited, nine in ten, minutes"), "p90", COUNT),
        Column(N_("New repairs"), "repairs", COUNT), Column(N_("Repairs promised for the day"), "due", COUNT), Column(N_("Of these done"), "done", COUNT),
        Column(N_("Open orders"), "open", COUNT), Column(N_("Overdue orders"), "overdue", COUNT), Column(N_("Signatures"), "signed", COUNT),
        Column(N_("Refused signatures"), "refused", COUNT), Column(N_("Pleased, per cent"), "pleased_share", SHARE))),
    "tickets": Sheet(N_("Tickets"), "ticket", (
        Column(N_("Number"), "number"), Column(N_("Service"), "service_id", SERVICE), Column(N_("State"), "state", WORD),
        Column(N_("Channel"), "channel", WORD), Column(N_("Taken at"), "taken_at", MOMENT), Column(N_("Called at"), "called_at", MOMENT),
        Column(N_("Started at"), "started_at", MOMENT), Column(N_("Finished at"), "finished_at", MOMENT), Column(N_("At window"), "counter", COUNT),
        Column(N_("Times called"), "calls", COUNT), Column(N_("Outcome"), "outcome", WORD), Column(N_("Rating"), "rating", COUNT))),
    "repairs": Sheet(N_("Repairs"), "repair_order", (
        Column(N_("Number"), "number"), Column(N_("What"), "category", WORD), Column(N_("State"), "state", WORD),
        Column(N_("How it was reported"), "channel", WORD), Column(N_("Trade"), "trade", WORD), Column(N_("Reported at"), "reported_at", MOMENT),
        Column(N_("Promised for"), "promised_at", MOMENT), Column(N_("Given to engineering at"), "dispatched_at", MOMENT),
        Column(N_("On site at"), "arrived_at", MOMENT), Column(N_("Finished at"), "finished_at", MOMENT),
        Column(N_("Ended at"), "ended_at", MOMENT), Column(N_("Agreed, yuan"), "agreed_fen", YUAN), Column(N_("Amount, yuan"), "amount_fen", YUAN),
        Column(N_("Rating"), "rating", COUNT))),
    "signatures": Sheet(N_("Signatures"), "receipt", (
        Column(N_("Receipt"), "receipt_no"), Column(N_("Outcome"), "outcome", WORD), Column(N_("Seal"), "entry_hash"))),
}
