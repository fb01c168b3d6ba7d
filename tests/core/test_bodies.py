"""How much may be sent where, before any of it is read."""
import pytest
from waitress.adjustments import Adjustments

from kiosk import bodies
from kiosk.documents import models, views as documents
from kiosk.repairs.photos import intake, views

FORM = 1_000_000


def announced(path: str, length: int = intake.MOST_BYTES):
    """What the server makes of a request whose body is still to come."""
    parser = bodies.RoomForFiles.parser_class(Adjustments(max_request_body_size=FORM))
    parser.received(f"POST {path} HTTP/1.1\r\nHost: desk.test\r\nContent-Length: {length}\r\n\r\n".encode())
    return parser


@pytest.mark.parametrize("path", ["/repairs/photo", "/p/abcdefghijklmnopqrstuvwxyz", "/P/ABCDEFG", "/jobs/01a1fbb9/photos"])
def test_a_photo_may_be_sent_where_photos_go(path):
    assert announced(path, intake.MOST_BYTES + views.BYTES_OF_THE_FORM).error is None


@pytest.mark.parametrize("path", ["/help", "/repairs/note", "/desk/sign-in", "/repairs/photo/list", "/x/repairs/photo"])
def test_nothing_large_is_taken_anywhere_else(path):
    assert announced(path).error.code == 413


def test_nothing_larger_than_a_photo_is_taken_at_all():
    assert announced("/repairs/photo", bodies.PHOTOS.most_bytes).error.code == 413


def test_only_a_few_photos_arrive_at_once():
    arriving = [announced("/repairs/photo") for _ in range(bodies.PHOTOS.most_at_once)]
    assert announced("/repairs/photo").error.code == 413

    del arriving
    assert announced("/repairs/photo").error is None


def test_every_address_that_takes_photos_is_known_to_the_server(app):
    takes = [rule for rule in app.url_map.iter_rules() if rule.endpoint in ("photos.add", "photo_link.send", "order_photos.put")]

    paths = [rule.rule.replace("<token>", "x").replace("<order_id>", "x") for rule in takes]

    assert len(paths) == 3 and all(bodies.PHOTOS.paths.match(path) for path in paths)


@pytest.mark.parametrize("endpoint", ["documents.put", "seals.put_seal"])
def test_staff_may_send_documents_two_at_a_time(app, endpoint):
    path = next(rule.rule for rule in app.url_map.iter_rules() if rule.endpoint == endpoint)
    first, second = (announced(path, models.MOST_BYTES + documents.BYTES_OF_THE_FORM) for _ in range(2))

    assert first.error is second.error is None
    assert announced(path, models.MOST_BYTES).error.code == 413
