"""The kinds of reference rows that people edit: each with its table, its form, its words and its order."""
from collections.abc import Callable
from typing import NamedTuple

from sync.office.standards.forms import NoticeForm, RowForm, ServiceForm, UnitForm
from sync.office.standards.prices import PriceForm
from sync.office.standards.staffing import StaffForm
from sync.office.standards.wordings import WordingForm
from sync.office.words import N_
from sync.reference import Row


class Kind(NamedTuple):
    """taken says that another row is the same to people (reference.KNOWN_BY); nobody adds to a list without `add`.

    is_dated: all rows hold from a day that is chosen when they are published. is_shared: the same rows make sense elsewhere.
    """

    tbl: str
    form: type[RowForm]
    taken: str
    title: str
    add: str
    order: Callable[[Row], tuple]
    called: Callable[[Row], str]
    is_dated: bool = False
    is_shared: bool = True


KINDS = {
    "services": Kind("service", ServiceForm, N_("Another service has this letter."), N_("Services"), N_("Add a service"),
                     lambda row: (row.position, row.code), lambda row: f"{row.code} {row.name_zh}"),
    "prices": Kind("price", PriceForm, N_("Another price has this code."), N_("Price list"), N_("Add a price"),
                   lambda row: (row.position, row.id), lambda row: f"{row.id} {row.name_zh}", is_dated=True),
    "notices": Kind("notice", NoticeForm, N_("Another notice has this number."), N_("Notices"), N_("Add a notice"),
                    lambda row: (row.issued_on, row.number), lambda row: f"{row.number} {row.title}"),
    "units": Kind("unit", UnitForm, N_("This room is in the list already."), N_("Units"),
                  N_("Add a unit"), lambda row: tuple((len(part), part) for part in (row.building, row.entrance, row.floor, row.room)),
                  lambda row: f"{row.building}{row.entrance}{row.room}", is_shared=False),
    "staff": Kind("staff", StaffForm, N_("Another person has this account."), N_("Staff"), N_("Add a person"),
                  lambda row: (row.role, row.account), lambda row: f"{row.account} {row.name}"),
    "wordings": Kind("wording", WordingForm, "", N_("Wording"), "",
                     lambda row: (row.id,), lambda row: row.text_zh or row.id),
}

ADDRESS = f"<any({', '.join(KINDS)}):kind>"
