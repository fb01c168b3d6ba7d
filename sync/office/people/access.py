"""Who may open which door of head office. What is not in this table answers 404, and fails a test."""
from flask import Flask, abort, render_template, request
from flask_login import current_user

from sync.office.core import the_office
from sync.office.people import scope
from sync.office.people.roles import EDITOR, EXPORTER, MAINTAINER, ROLES
from sync.office.people.sessions import people

PUBLIC = frozenset()  # nobody signs in here; boxes show their tokens in machines.py
EVERYONE = frozenset(ROLES)
EXPORTERS = frozenset({EXPORTER, MAINTAINER})
EDITORS = frozenset({EDITOR, MAINTAINER})
MAINTAINERS = frozenset({MAINTAINER})
NAMING_PEOPLE = frozenset({"staff"})  # kinds of reference rows that are no business of whoever only looks at figures

DOORS = {
    "static": PUBLIC,
    "machines.enrol": PUBLIC,
    "machines.hello": PUBLIC,
    "machines.token": PUBLIC,
    "machines.push": PUBLIC,
    "machines.release": PUBLIC,
    "machines.digest": PUBLIC,
    "machines.bucket": PUBLIC,
    "machines.restore": PUBLIC,
    "machines.offered": PUBLIC,
    "machines.held": PUBLIC,
    "machines.blob": PUBLIC,
    "machines.relay": PUBLIC,
    "relay.page": PUBLIC,
    "relay.page_in_capitals": PUBLIC,
    "relay.state": PUBLIC,
    "door.sign_in": PUBLIC,
    "door.first": PUBLIC,
    "door.sign_out": PUBLIC,
    "door.language": PUBLIC,
    "accounts.index": MAINTAINERS,
    "accounts.edit": MAINTAINERS,
    "accounts.password": MAINTAINERS,
    "accounts.remove": MAINTAINERS,
    "accounts.own": EVERYONE,
    "log.index": MAINTAINERS,
    "board.index": EVERYONE,
    "board.fragment": EVERYONE,
    "board.site": EVERYONE,
    "board.site_trends": EVERYONE,
    "board.company_trends": EVERYONE,
    "board.silent_boxes": EVERYONE,
    "communities.new": MAINTAINERS,
    "communities.rename": MAINTAINERS,
    "communities.close": MAINTAINERS,
    "communities.open_again": MAINTAINERS,
    "communities.closed": MAINTAINERS,
    "codes.new": MAINTAINERS,
    "codes.code": MAINTAINERS,
    "boxes.revoke": MAINTAINERS,
    "boxes.lost": MAINTAINERS,
    "boxes.renew": MAINTAINERS,
    "boxes.aside": MAINTAINERS,
    "boxes.try_again": MAINTAINERS,
    "boxes.put_away": MAINTAINERS,
    "boxes.book": EVERYONE,
    "exports.find": EVERYONE,
    "exports.index": EXPORTERS,
    "dailies.index": EVERYONE,
    "dailies.site": EVERYONE,
    "dailies.show": EVERYONE,
    "dailies.approve": EDITORS,
    "dailies.send_back": EDITORS,
    "boxes.signed": EXPORTERS,
    "boxes.document": EXPORTERS,
    "boxes.open_document": EXPORTERS,
    "boxes.file": EXPORTERS,
    "editing.index": EVERYONE,
    "editing.new": EDITORS,
    "editing.edit": EDITORS,
    "releasing.preview": EDITORS,
    "releasing.publish": EDITORS,
    "releasing.past": EVERYONE,
    "releasing.look_back": EDITORS,
    "releasing.go_back": EDITORS,
    "spreading.choose": EDITORS,
    "spreading.prepare": EDITORS,
    "spreading.past": EDITORS,
    "spreading.show": EDITORS,
    "spreading.go_on": EDITORS,
}


def guard(app: Flask):
    app.before_request(_only_through_its_door)
    app.jinja_env.globals["may"] = may


def may(endpoint: str, kind: str = "") -> bool:
    """Whether the person of this request may go through a door, to rows of a kind; pages leave out what they may not."""
    roles = DOORS[endpoint] & EDITORS if kind in NAMING_PEOPLE else DOORS[endpoint]
    return roles == PUBLIC or current_user.is_authenticated and current_user.role in roles


def is_public(endpoint: str | None) -> bool:
    return DOORS.get(endpoint) == PUBLIC


def _only_through_its_door():
    """An address that leads nowhere says so by itself. One that names a community asks whether it is this person's."""
    if request.endpoint is None or is_public(request.endpoint):
        return None
    if request.endpoint not in DOORS:
        abort(404)
    if not current_user.is_authenticated:
        return people.unauthorized()
    if not may(request.endpoint, request.view_args.get("kind", "")):
        return render_template("office/message.html", kind="role"), 403
    if "site_id" in request.view_args and not scope.includes(the_office(), current_user, request.view_args["site_id"]):
        abort(404)
    return None
