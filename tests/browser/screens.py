"""Every page of the touchscreen and how to get there. A page that cannot be opened by its address has a way of its own."""

from urllib.parse import urlencode

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
WARNING = """() => {
  document.querySelector("idle-watch [data-count]").textContent = "20"
  document.querySelector("idle-watch dialog").showModal()
}"""
LINE_LOST = "() => { document.documentElement.dataset.line = 'lost' }"
MOST_PAGES = 12
MOST_DOCUMENTS = 4
DRAWN = '{"width":300,"height":120,"strokes":[[[20,30,0,0.5],[120,32,40,0.6],[180,90,95,0.4]]],"input":"touch","dpi":102.4}'
PHONE_NUMBER = "13800138000"


class Visitor:
    """One browser at the touchscreen that goes from page to page without losing what it has entered."""

    def __init__(self, page, site):
        self.page = page
        self.site = site

    def stay(self):
        """Nothing needs to be done before."""

    def open(self, path: str):
        self.page.goto(self.site.kiosk + path, wait_until="domcontentloaded")

    def post(self, path: str, **fields):
        token = self.page.locator("[name=csrf_token]").first.input_value()
        answer = self.page.request.post(self.site.kiosk + path, headers=FORM, data=urlencode({"csrf_token": token} | fields, doseq=True))
        assert answer.status < 400, f"{path}: {answer.status}"

    def set(self, language: str, mode):
        self.open("/queue")
        self.post("/language", language=language)
        self.post("/display-settings", size=mode.size, contrast=mode.contrast)
        self.post("/aloud/settings", aloud=mode.aloud)

    def say(self, path: str, **fields):
        """Answer a question without drawing the page that asks it."""
        self.open("/queue")
        self.post(path, **fields)

    def first_of(self, selector: str) -> str:
        return self.page.locator(selector).first.get_attribute("value")


class Signer(Visitor):
    """A visitor for whom the desk puts a notice on the touchscreen again and again."""

    def __init__(self, page, site, desk, witness):
        super().__init__(page, site)
        self.desk = desk
        self.witness = witness


def show_warning(visitor):
    visitor.open("/queue")
    visitor.page.evaluate(WARNING)


def show_lost_line(visitor):
    visitor.open("/queue")
    visitor.page.evaluate(LINE_LOST)


def at(path):
    return lambda visitor: visitor.open(path)


def show_tracked(visitor):
    visitor.open("/repairs/registered")
    digits = visitor.page.locator("#number").text_content().replace("W", "").replace("-", "")
    visitor.say("/track", number=digits)
    visitor.say("/track/phone", phone=PHONE_NUMBER[-4:])
    visitor.open("/track/order")


def fall_silent(visitor):
    visitor.post("/aloud/settings", aloud="off")
    visitor.open("/queue")


def show_home_in_large_letters(visitor):
    visitor.post("/display-settings", size="elder")
    visitor.open("/")


SHARED = {
    "home": at("/"),
    "choose": at("/queue"),
    "appointment": at("/queue/appointment"),
    "taken": at("/queue/taken"),
    "help": at("/help"),
    "leave": at("/leave?back=/queue"),
    "nothing here": at("/nothing"),
    "still there": show_warning,
    "line lost": show_lost_line,
    "calibration": at("/calibration"),
    "not read aloud": fall_silent,
    "home in large letters": show_home_in_large_letters,
}
# What covers the page when the line is lost says that the box cannot be reached: nor can its voice.
WITHOUT_A_VOICE = ("line lost", "not read aloud", "home in large letters")


def come_to_the_lobby(visitor):
    """What the shared pages show: a number taken, help asked for, calibration allowed."""
    visitor.open("/queue")
    visitor.page.locator("button[name=service]").first.tap()
    visitor.page.locator("#number").wait_for()
    visitor.post("/help", page="lobby.home")


REPAIR = {
    "building": at("/repairs/place/building"),
    "entrance": at("/repairs/place/entrance"),
    "floor": at("/repairs/place/floor"),
    "room": at("/repairs/place/room"),
    "public area": at("/repairs/area"),
    "category": at("/repairs/category"),
    "item": at("/repairs/item"),
    "phrases": at("/repairs/phrases"),
    "note": at("/repairs/note"),
    "photo": at("/repairs/photo"),
    "slot": at("/repairs/slot"),
    "phone": at("/repairs/phone"),
    "review": at("/repairs/review"),
    "privacy": at("/repairs/privacy"),
    "prices": at("/repairs/prices"),
    "registered": at("/repairs/registered"),
    "danger": at("/repairs/danger"),
    "track by number": at("/track"),
    "track by phone": at("/track/phone"),
    "tracked": show_tracked,
}


def answer_all_of_a_repair(visitor):
    """One report sent, one danger reported, and a third report answered up to its review."""
    _answer_a_repair(visitor)
    visitor.open("/repairs/review")
    visitor.post("/repairs/orders", key=visitor.first_of("[name=key]"))
    visitor.open("/repairs/area")
    visitor.post("/repairs/area", choice=visitor.first_of("[name=choice]"))
    visitor.say("/repairs/category", choice="power")
    visitor.open("/repairs/item")
    visitor.post("/repairs/item", choice=visitor.first_of(".btn--danger"))
    _answer_a_repair(visitor)
    visitor.say("/track", number="2611210001")


def _answer_a_repair(visitor):
    for level, choice in (("building", "1栋"), ("entrance", "1单元"), ("floor", "1"), ("room", "101")):
        visitor.say(f"/repairs/place/{level}", choice=choice)
    visitor.say("/repairs/category", choice="water")
    visitor.say("/repairs/item", choice="tap")
    visitor.say("/repairs/phrases", phrases="drips")
    visitor.say("/repairs/slot", choice="phone")
    visitor.say("/repairs/phone", phone=PHONE_NUMBER)


def offer_a_notice(desk) -> str:
    """Put a notice that can be signed on the touchscreen, for the first unit it is still open for; its page at the desk."""
    unit, form = find_a_signature(desk)
    desk.post(form["action"], method=form.select_one("[name=method]")["value"])
    return unit


def find_a_signature(desk) -> tuple:
    """The desk's page of a unit that may still sign for a notice at the screen, and the form that brings it there."""
    for unit in _open_for_a_signature(desk):
        form = desk.page(unit).select_one("form[action$=offer]")
        if form:
            return unit, form
    raise AssertionError("no notice is open to be signed at the touchscreen")


def _open_for_a_signature(desk):
    for row in desk.page("/desk/notices").select("#notices tbody tr[data-state=issued]"):
        yield from (one["href"] for one in desk.page(row.select_one("a")["href"]).select("a.units__one[href]") if one["data-state"] != "signed")


def _on_the_board(visitor):
    visitor.open("/notices")
    visitor.open(visitor.page.locator(".board__one").last.get_attribute("href"))


def _home_with_an_offer(visitor):
    offer_a_notice(visitor.desk)
    visitor.open("/")
    visitor.page.locator("#signing_offer a").wait_for()


def _whom(visitor):
    """Four documents are the most there can be at one sitting: the same one again stands for the others."""
    for position in range(2, MOST_DOCUMENTS + 1):
        visitor.site.write("insert into session_document (id, session_id, position, frozen_id, subject, statement) select lower(hex(randomblob(16))), "
                           "session_id, ?, frozen_id, 'pages:' || ?, '' from session_document where position = 1 and session_id in "
                           "(select id from signing_session where state = 'offered')", position, position)
    visitor.open("/signing/whom")


def _first_page(visitor):
    visitor.open("/signing/whom")
    visitor.post("/signing/open", offer=visitor.first_of("[name=offer]"))
    visitor.open("/signing/pages/1")


def _last_page(visitor):
    following = visitor.page.locator(".reach .btn--primary[href*='/signing/pages/']")
    for _ in range(MOST_PAGES * MOST_DOCUMENTS):
        if following.count():
            visitor.open(following.get_attribute("href"))


def _relation(visitor):
    visitor.open("/signing/checks")
    visitor.post("/signing/checks", checks=[box.get_attribute("value") for box in visitor.page.locator("[name=checks]").all()])
    visitor.open("/signing/relation")


def _pad(visitor):
    visitor.say("/signing/authority", authority="owner_phoned")
    visitor.open("/signing/pad")


def _preview(visitor):
    visitor.post("/signing/pad", strokes=DRAWN)
    visitor.open("/signing/preview")


def _await_witness(visitor):
    visitor.post("/signing/witness", reason="cannot_write")
    visitor.open("/signing/witness/wait")


def _pad_of_the_witness(visitor):
    alarm = visitor.desk.page("/desk/status").select_one("#without_witness form")
    visitor.witness.post(alarm["action"])
    visitor.open("/signing/pad")


def _refused(visitor):
    visitor.post("/signing/refuse", reason="unsaid")
    visitor.open("/signing/done")


def write_a_sheet_of_things(desk):
    """The page of a new sheet at the desk, which nobody has signed yet."""
    form = desk.page("/desk/registers/new")
    kind = form.select_one("select[name=kind] option[value]:not([value=''])")["value"]
    key = form.select_one("[name=key]")["value"]
    return desk.post("/desk/registers", place="1-1-104", key=key, kind=kind, count="2", marks="104-1、104-2")


def _ticks(visitor):
    offer = write_a_sheet_of_things(visitor.desk).select_one("#parties form[action$=offer]")
    visitor.desk.post(offer["action"], method=offer.select_one("[name=method]")["value"])
    _first_page(visitor)
    _last_page(visitor)
    visitor.open("/signing/checks")


# In this order: each leads on to the next, and the last leaves the notice open for another offer.
SIGNING = {
    "notice board": at("/notices"),
    "a page on the board": _on_the_board,
    "nothing to sign": at("/signing"),
    "pick-up code": at("/signing/code"),
    "on paper": at("/signing/on-paper"),
    "home with an offer": _home_with_an_offer,
    "for whom": _whom,
    "first page": _first_page,
    "last page": _last_page,
    "checks": at("/signing/checks"),
    "relation": _relation,
    "authority": at("/signing/authority"),
    "pad": _pad,
    "preview": _preview,
    "witness": at("/signing/witness"),
    "await witness": _await_witness,
    "pad of the witness": _pad_of_the_witness,
    "refuse": at("/signing/refuse"),
    "refused": _refused,
    "ticks": _ticks,
    "refuse things": at("/signing/refuse"),
    "things refused": _refused,
}

# How to begin, and what is seen then.
WALKS = {"shared": (come_to_the_lobby, SHARED), "repair": (answer_all_of_a_repair, REPAIR), "signing": (Visitor.stay, SIGNING)}
