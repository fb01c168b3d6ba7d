"""The small community every simulated box belongs to: four services, two dozen homes, a price list, and the people who serve them."""
from kiosk import access
from kiosk.db import transaction
from kiosk.demo import prices
from kiosk.demo.community import POSTS, SERVICES
from kiosk.site.models import Service, Site, Unit
from kiosk.staff.models import Staff

NAME = "模拟小区"
ALL_DAY = ("00:00", "23:59")
PEOPLE = [
    ("qian", "李倩", access.RECEPTIONIST), ("wang", "王建国", access.ENGINEER), ("liu", "刘志强", access.ENGINEER), ("chen", "陈静", access.MANAGER),
]
HOMES = [(str(floor), f"{floor}{room:02d}") for floor in range(1, 7) for room in range(1, 5)]


def found(password: str, name: str = NAME, hours: tuple[str, str] = ALL_DAY):
    opens, closes = hours
    with transaction():
        Site.create(name=name, phone="0755-1234 5678", opens=opens, closes=closes)
        for account, person, role in PEOPLE:
            Staff.enlist(account, person, role, password).appoint(*POSTS.get(account, ([], "")))
        for position, (code, name_zh, name_en, minutes) in enumerate(SERVICES):
            Service.add(code=code, name_zh=name_zh, name_en=name_en, mean_minutes=minutes, position=position, opens=opens, closes=closes)
        for floor, room in HOMES:
            Unit.add(building="1栋", entrance="1单元", floor=floor, room=room)
        prices.publish()
