"""锦绣花园: buildings, households, staff, services and notices, as a small Shenzhen community might have them."""
from datetime import date

from kiosk import access, tokens
from kiosk.db import transaction
from kiosk.demo import notices, prices
from kiosk.display import screens
from kiosk.queue.televisions import Television
from kiosk.signing.agreements import Agreement
from kiosk.site.models import Household, PublicArea, Service, Site, Unit
from kiosk.staff.models import ROLE_NAMES, Staff

NAME = "锦绣花园物业服务中心"
PASSWORD = "qiantai-demo"
OFFICE_PERSON = "zongbu"
PEOPLE = [
    ("qian", "李倩", ROLE_NAMES[access.RECEPTIONIST]),
    ("yun", "周云", ROLE_NAMES[access.RECEPTIONIST]),
    ("wang", "王建国", ROLE_NAMES[access.ENGINEER]),
    ("liu", "刘志强", ROLE_NAMES[access.ENGINEER]),
    ("chen", "陈静", ROLE_NAMES[access.MANAGER]),
    ("zhao", "赵明", ROLE_NAMES[access.MAINTAINER]),
]
# The trades of the engineers, and who makes return visits.
POSTS = {
    "wang": (["water", "heating", "carpentry", "building"], "leader"),
    "liu": (["power", "lift", "low_voltage"], ""),
    "yun": ([], "administrator"),
    "chen": ([], "director"),
}
SERVICES = [
    ("A", "物业缴费", "Fees", 5),
    ("H", "装修与证明", "Decoration and papers", 12),
    ("K", "维修咨询", "Repair advice", 6),
    ("M", "投诉接待", "Complaints", 10),
]
AREAS = [
    ("大堂", "Lobby"), ("电梯", "Lift"), ("楼道", "Stairway"), ("地下车库", "Garage"), ("花园", "Garden"),
    ("小区大门", "Main gate"), ("儿童乐园", "Playground"), ("垃圾房", "Waste room"),
]
BUILDINGS = ("1栋", "2栋", "3栋", "5栋")
ENTRANCES = ("1单元", "2单元")
FLOORS = range(1, 12)
ROOMS = range(1, 5)
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高"
MOVED_IN = date(2025, 3, 8)
UNDECIDED = 9
GIVEN = "伟芳娜敏静丽强磊洋艳勇军杰娟涛明超霞平刚"


def found():
    """Make the community where there is none; what is there stays as it is."""
    if Site.select().exists() or Staff.select().exists() or Unit.select().exists():
        return
    with transaction():
        Site.create(name=NAME, phone="0755-1234 5678", opens="00:00", closes="23:59")
        _people()
        _services()
        _homes()
        _agreements()
        prices.publish()
        notices.issue_all()
        Television.pair(tokens.digest(screens.demo_key()), "大厅")


def _agreements():
    """Most households have signed on paper that they sign at the screen; every ninth has not yet."""
    for number, unit in enumerate(Unit.select().order_by(Unit.id)):
        if number % UNDECIDED:
            Agreement.add(unit=unit, signed_on=MOVED_IN, original_seen=True)


def _people():
    roles = {name: role for role, name in ROLE_NAMES.items()}
    for account, name, role_name in PEOPLE:
        Staff.enlist(account, name, roles[role_name], PASSWORD).appoint(*POSTS.get(account, ([], "")))


def _services():
    # Open all day, so that the demo works whenever somebody tries it.
    for position, (code, name_zh, name_en, minutes) in enumerate(SERVICES):
        Service.add(code=code, name_zh=name_zh, name_en=name_en, mean_minutes=minutes, position=position,
                    opens="00:00", closes="23:59")
    for position, (name_zh, name_en) in enumerate(AREAS):
        PublicArea.add(name_zh=name_zh, name_en=name_en, position=position)


def _homes():
    places = [(b, e, str(f), f"{f}{r:02d}") for b in BUILDINGS for e in ENTRANCES for f in FLOORS for r in ROOMS]
    for count, (building, entrance, floor, room) in enumerate(places):
        unit = Unit.add(building=building, entrance=entrance, floor=floor, room=room)
        Household.add(unit=unit, owner_name=_invented_name(count), phone=f"138{count * 7919 % 10**8:08d}")


def _invented_name(count: int) -> str:
    return SURNAMES[count % len(SURNAMES)] + GIVEN[count * 7 % len(GIVEN)] + (GIVEN[count * 3 % len(GIVEN)] if count % 3 else "")
