"""How much may be sent where, before any of it is read."""
import pytest
from waitress.adjustments import Adjustments

from kiosk import bodies
from kiosk.repairs.photos import intake, views

FORM = 1_000_000


def announced(path: str, length: int = intake.MOST_BYTES):
    """What the server makes of a request whose body is still to come."""
    parser = bodies.RoomForPhotos.parser_class(Adjustments(max_request_body_size=FORM))
    parser.received(f"POST {path} HTTP/1.1\r\nHost: desk.test\r\nContent-Length: {length}\r\n\r\n".encode())
    return parser


@pytest.mark.parametrize("path", ["/repairs/photo", "/p/abcdefghijklmnopqrstuvwxyz", "/P/ABCDEFG", "/jobs/01a1fbb9/photos"])
def test_a_photo_may_be_sent_where_photos_go(path):
    assert announced(path, intake.MOST_BYTES + views.BYTES_OF_THE_FORM).error is None


@pytest.mark.parametrize("path", ["/help", "/repairs/note", "/desk/sign-in", "/repairs/photo/list", "/x/repairs/photo"])
def test_nothing_large_is_taken_anywhere_else(path):
    assert announced(path).error.code == 413


def test_nothing_larger_than_a_photo_is_taken_at_all():
    assert announced("/repairs/photo", bodies.MOST_BYTES).error.code == 413


def test_only_a_few_photos_arrive_at_once():
    arriving = [announced("/repairs/photo") for _ in range(bodies.MOST_AT_ONCE)]
    assert announced("/repairs/photo").error.code == 413

    del arriving
    assert announced("/repairs/photo").error is None


def test_every_address_that_takes_photos_is_known_to_the_server(app):
    takes = [rule for rule in app.url_map.iter_rules() if rule.endpoint in ("photos.add", "photo_link.send", "order_photos.put")]

    paths = [rule.rule.replace("<token>", "x").replace("<order_id>", "x") for rule in takes]

    assert len(paths) == 3 and all(bodies.PHOTOS_GO_TO.match(path) for path in paths)
