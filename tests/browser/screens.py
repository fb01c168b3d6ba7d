"""Every page of the touchscreen and how to get there. A page that cannot be opened by its address has a way of its own."""

WARNING = """() => {
  document.querySelector("idle-watch [data-count]").textContent = "20"
  document.querySelector("idle-watch dialog").showModal()
}"""
LINE_LOST = "() => { document.documentElement.dataset.line = 'lost' }"


class Visitor:
    """One browser at the touchscreen that goes from page to page without losing what it has entered."""

    def __init__(self, page, site):
        self.page = page
        self.site = site

    def open(self, path: str):
        self.page.goto(self.site.kiosk + path)

    def post(self, path: str, **fields):
        token = self.page.locator("[name=csrf_token]").first.input_value()
        answer = self.page.request.post(self.site.kiosk + path, form={"csrf_token": token} | fields)
        assert answer.status < 400, f"{path}: {answer.status}"

    def set(self, language: str, mode):
        self.open("/queue")
        self.post("/language", language=language)
        self.post("/display-settings", size=mode.size, contrast=mode.contrast)

    def take_number(self):
        self.open("/queue")
        self.page.locator("button[name=service]").first.tap()
        self.page.locator("#number").wait_for()

    def ask_for_help(self):
        self.post("/help", page="lobby.home")


def show_warning(visitor):
    visitor.open("/queue")
    visitor.page.evaluate(WARNING)


def show_lost_line(visitor):
    visitor.open("/queue")
    visitor.page.evaluate(LINE_LOST)


def at(path):
    return lambda visitor: visitor.open(path)


SHARED = {
    "home": at("/"),
    "choose": at("/queue"),
    "taken": at("/queue/taken"),
    "help": at("/help"),
    "leave": at("/leave?back=/queue"),
    "nothing here": at("/nothing"),
    "still there": show_warning,
    "line lost": show_lost_line,
    "calibration": at("/calibration"),
}
