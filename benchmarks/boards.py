"""Fifty screens that show the same board: from call next until each has the number, and what one redraw costs."""
import threading
import time
from http.client import HTTPConnection, HTTPResponse

from benchmarks.figures import Figure, at_quantile, spread
from benchmarks.people import HTMX, Person, Receptionist, Visitor

SCREENS = 50
CALLS = 5
WAITING = 10
BOARD_ASKS_EVERY_S = 8
TRIES_AGAIN_EVERY_S = 2
PATIENCE_S = 15
REDRAWS = 100
TV_BOARD, DESK_BOARD = "/display/board", "/desk/queue/board"


def measure(workshop):
    with workshop.site() as site:
        visitor, receptionist = Visitor(site), Receptionist(site)
        for _ in range(CALLS + WAITING):
            visitor.take()
        redraws = {"desk's board": _redraw(site, receptionist, DESK_BOARD), "TV's board": _redraw(site, Person(site.lan_port), TV_BOARD)}
        wall = Wall(site)
        wall.watch(receptionist)

    for board, (cpu_ms, ms) in redraws.items():
        yield Figure(f"CPU of the site process per redraw of the {board}", cpu_ms, "ms", note=spread(ms))
    yield Figure(f"{SCREENS} screens on one board: streams with a place", wall.places, "",
                 note=f"the others try again every {TRIES_AGAIN_EVERY_S} s, and the board asks by itself every {BOARD_ASKS_EVERY_S} s")
    yield Figure("call next to a screen with a stream showing it, p95", at_quantile(wall.told, 0.95), "ms", at_most=300, note=spread(wall.told))
    yield Figure(f"call next to the last of {SCREENS} screens showing it", max(wall.told + wall.asked) / 1000, "s",
                 at_most=BOARD_ASKS_EVERY_S + TRIES_AGAIN_EVERY_S, note=f"ms of those without a stream: {spread(wall.asked)}" if wall.asked else "")


def _redraw(site, person, path) -> tuple[float, list[float]]:
    """CPU per redraw, and the milliseconds of each."""
    ms, before = [], site.cpu_s
    for _ in range(REDRAWS):
        start = time.perf_counter()
        person.get(path, HTMX)
        ms.append((time.perf_counter() - start) * 1000)
    return (site.cpu_s - before) * 1000 / REDRAWS, ms


class Wall:
    """The screens, each a thread that asks when its page would. told and asked are the milliseconds of each call to each screen."""

    def __init__(self, site):
        self.port = site.lan_port
        self.told: list[float] = []
        self.asked: list[float] = []
        self.places = 0
        self.number = ""
        self.called_at = 0.0
        self._over = threading.Event()

    def watch(self, receptionist):
        crew = [self._hang_up(place) for place in range(SCREENS)]
        try:
            for serial in range(1, CALLS + 1):
                self._call(receptionist, f"A{serial:03d}", serial * SCREENS)
        finally:
            self._over.set()
            for screen in crew:
                screen.join()

    def _hang_up(self, place: int) -> threading.Thread:
        stream = self._open_stream()
        self.places += stream is not None
        screen = threading.Thread(target=self._follow, args=(stream,)) if stream else threading.Thread(target=self._ask_alone, args=(place,))
        screen.start()
        return screen

    def _open_stream(self) -> HTTPResponse | None:
        line = HTTPConnection("127.0.0.1", self.port, timeout=30)
        line.request("GET", "/live?topics=queue")
        answer = line.getresponse()
        return answer if answer.status == 200 else None

    def _call(self, receptionist, number: str, expected: int):
        self.number, self.called_at = number, time.perf_counter()
        receptionist.call_next()
        until = time.monotonic() + PATIENCE_S
        while len(self.told) + len(self.asked) < expected:
            if time.monotonic() > until:
                raise RuntimeError(f"{expected - len(self.told) - len(self.asked)} screens never had {number}")
            time.sleep(0.01)
        receptionist.finish()

    def _follow(self, stream):
        screen = Screen(self, self.told)
        while not self._over.is_set():
            if stream.readline().startswith(b"data: queue"):
                screen.redraw()

    def _ask_alone(self, place: int):
        # They were not all switched on in the same second.
        screen, tries = Screen(self, self.asked), place
        self._over.wait(place / SCREENS * TRIES_AGAIN_EVERY_S)
        while not self._over.wait(TRIES_AGAIN_EVERY_S):
            self._open_stream()
            tries += 1
            if tries * TRIES_AGAIN_EVERY_S % BOARD_ASKS_EVERY_S == 0:
                screen.redraw()


class Screen:
    """One page with its kept connection; it notes once how long each number took to reach it."""

    def __init__(self, wall: Wall, notes: list[float]):
        self.wall = wall
        self.notes = notes
        self.person = Person(wall.port)
        self.seen = ""

    def redraw(self):
        board, number = self.person.get(TV_BOARD, HTMX), self.wall.number
        if number and number != self.seen and f'data-listed="{number}"' in board:
            self.seen = number
            self.notes.append((time.perf_counter() - self.wall.called_at) * 1000)
