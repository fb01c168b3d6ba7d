"""What boxes call, under /v1. Who speaks comes from the token alone; every answer is JSON."""
import logging
import random

import msgspec
from flask import Blueprint, Response, abort, g, request

from sync import wire
from sync.messages import AskingBack, Enrolling, Hello, Missing, Offered, Relaying, Renewing, Sums
from sync.office.boxes import blobs, devices, landing, proving, streams
from sync.office.core import the_office
from sync.office.relay import tickets
from sync.office.standards import references
from sync.office.store import Unavailable

bp = Blueprint("machines", __name__, url_prefix="/v1")

BUSY_S = (2, 15)

log = logging.getLogger(__name__)


@bp.before_request
def who_speaks():
    if request.endpoint == "machines.enrol":
        return None
    device = devices.known_by(the_office(), request.headers.get("Authorization", ""))
    if device is None:
        return _says("unknown box", 401)
    if device.revoked:
        return _says("this box was revoked", 403)
    g.device = device
    return None


@bp.post("/enrol")
def enrol():
    if not the_office().enrolments.allows(request.remote_addr or ""):
        return _says("too many attempts", 429, {"Retry-After": "60"})
    enrolment = devices.enrol(the_office(), _body_as(Enrolling))
    return _as_json(enrolment) if enrolment else _says("a code that is wrong, used or too old", 403)


@bp.post("/hello")
def hello():
    return _as_json(streams.greet(the_office(), g.device, _body_as(Hello)))


@bp.post("/token")
def token():
    _body_as(Renewing)
    return _as_json(devices.next_token(the_office(), g.device))


@bp.post("/push")
def push():
    gate = the_office().gate
    if not gate.acquire(blocking=False):
        return _busy()
    try:
        return _as_json(landing.Intake(the_office(), g.device).take(wire.decode(request.get_data())))
    finally:
        gate.release()


@bp.get("/release/<tbl>/<digest>")
def release(tbl, digest):
    body = references.released_body(the_office(), g.device.site_id, tbl, digest)
    if body is None:
        return _says("no such release", 404)
    return Response(wire.pack(body.encode()), mimetype="application/octet-stream")


@bp.post("/digest")
def digest():
    return _as_json(proving.compare(the_office(), g.device, _body_as(Sums)))


@bp.get("/digest/<tbl>/<int:number>")
def bucket(tbl, number):
    return _as_json(proving.bucket(the_office(), g.device, tbl, number))


@bp.post("/restore")
def restore():
    return _as_json(proving.own_rows(the_office(), g.device, _body_as(AskingBack)))


@bp.post("/blobs")
def offered():
    return _as_json(Missing(_shelf().missing(_body_as(Offered).hashes)))


@bp.get("/blob/<sha>")
def held(sha):
    """Asked with HEAD: how far it got stands in a header."""
    here = _shelf().held(_hash(sha))
    return _as_json(here, headers={"Upload-Offset": str(here.offset)})


@bp.put("/blob/<sha>")
def blob(sha):
    gate = the_office().files_gate
    if not gate.acquire(blocking=False):
        return _busy()
    try:
        return _as_json(_shelf().take(_hash(sha), blobs.part(request.headers.get("Content-Range", ""), request.get_data())))
    finally:
        gate.release()


@bp.post("/relay")
def relay():
    """An office that was not started with it is like one from before there was any."""
    if not the_office().relays:
        abort(404)
    return _as_json(tickets.take(the_office(), g.device, _body_as(Relaying)))


@bp.errorhandler(Unavailable)
def unavailable(_):
    return _busy()


@bp.errorhandler(OSError)
def no_place(error):
    """The disk is full, or the folder of files is not what it should be: people look after it, and the box comes back."""
    log.warning("a file cannot be kept: %s", error)
    return _busy()


@bp.errorhandler(blobs.Elsewhere)
def elsewhere(error):
    return _as_json(error.held, 409)


@bp.errorhandler(streams.Apart)
def apart(error):
    return _as_json(error.disagreement, 409)


@bp.errorhandler(wire.TooMuch)
def too_much(_):
    return _says("too much at once", 413)


@bp.errorhandler(wire.OtherVersion)
def other_version(_):
    return _says("this program speaks another version", 426)


@bp.errorhandler(wire.WireError)
def damaged(_):
    return _says("damaged", 400)


def _shelf() -> blobs.Shelf:
    """Of the community that speaks. An office without a folder for files is like one from before there were any."""
    return blobs.Shelf(the_office().files or abort(404), g.device.site_id)


def _hash(sha: str) -> str:
    return sha if blobs.NAME.fullmatch(sha) else abort(404)


def _body_as(kind):
    try:
        return msgspec.json.decode(request.get_data(), type=kind)
    except wire.NOT_JSON as error:
        raise wire.WireError(str(error)) from error


def _as_json(answer, status: int = 200, headers: dict | None = None) -> Response:
    return Response(msgspec.json.encode(answer), status, headers, mimetype="application/json")


def _busy() -> Response:
    """Each box is told another time, so that they do not all come back together."""
    return _says("busy", 503, {"Retry-After": str(random.randint(*BUSY_S))})


def _says(error: str, status: int, headers: dict | None = None) -> Response:
    return _as_json({"error": error}, status, headers)
