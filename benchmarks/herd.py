"""A night of many boxes with 300 rows each at one office: what a box costs there, and from that what ten thousand would."""
from benchmarks.figures import Figure
from kiosk.simulating.box import SimulatedBox
from kiosk.simulating.company import Company
from kiosk.simulating.office import OfficeBeside, enrolments

BOXES, ROWS, AT_ONCE = 300, 300, 4
HERD = 10_000
NIGHT_S = 2 * 3600  # between 01:00 and 03:00


def measure(workshop):
    folder = workshop.new_folder("herd")
    folder.mkdir()
    tokens = enrolments(folder / "office", None, BOXES)
    office = OfficeBeside(folder / "office")
    try:
        office.wait_until_it_answers()
        company = Company(folder, [SimulatedBox(folder / f"box{number}", token, office.url) for number, token in enumerate(tokens)], AT_ONCE)
        company.play(1, ROWS)
        company.open()
        company.live(0)
        before = office.cpu_s
        night = company.sync()
        cpu_s = office.cpu_s - before
    finally:
        office.stop()

    note = f"from {BOXES} boxes: {night}"
    yield Figure(f"{HERD:,} boxes x {ROWS} rows, seconds of one office core", cpu_s / BOXES * HERD, "s", at_most=NIGHT_S, against="the night's two hours", note=note)
    yield Figure("boxes served per second, they and the office on one machine", BOXES / night.seconds, "/s", at_least=HERD / NIGHT_S,
                 against=f"{HERD:,} in two hours", note=f"{night.proved_boxes} of {BOXES} proved")
