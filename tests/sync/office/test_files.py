"""Head office's shelf for files, spoken to by hand: what it refuses, and what two who come at once find."""
import hashlib
import os
import resource
import time
from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from sync.office import create_office
from sync.office.boxes import blobs, devices
from sync.office.boxes.blobs import MOST_BYTES, Part, Shelf
from sync.wire import WireError
from tests.sync.office.test_together import at_once

CONTENT = b"a picture of a page"
SHA = hashlib.sha256(CONTENT).hexdigest()


def whole(content: bytes) -> str:
    return f"bytes 0-{len(content) - 1}/{len(content)}"


@pytest.fixture
def api(office, enrolment):
    """The machine side of head office, spoken to by hand with the box's token."""
    client, token = office.test_client(), {"Authorization": f"Bearer {enrolment.token}"}
    return SimpleNamespace(
        put=lambda sha, part, place: client.put(f"/v1/blob/{sha}", data=part, headers=token | {"Content-Range": place}),
        offset=lambda sha: client.head(f"/v1/blob/{sha}", headers=token).headers["Upload-Offset"],
        ask=lambda hashes: client.post("/v1/blobs", json={"hashes": hashes}, headers=token),
    )


@contextmanager
def files_of_at_most(size: int):
    """A disk that is full: the system refuses to let a file of this process grow further."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_file_in_parts_is_there_with_the_last_one(api, arrived):
    assert api.put(SHA, CONTENT[:9], "bytes 0-8/19").json == {"offset": 9, "whole": False}
    assert arrived(SHA) is None

    assert api.put(SHA, CONTENT[9:], "bytes 9-18/19").json == {"offset": 19, "whole": True}
    assert arrived(SHA) == CONTENT


@pytest.mark.parametrize("place", ["bytes 5-14/19", "bytes 10-19/20", "bytes 0-8/19"])
def test_a_part_that_overlaps_or_leaves_a_gap_is_answered_with_the_offset(api, arrived, place):
    api.put(SHA, CONTENT[:9], "bytes 0-8/19")
    start, last = map(int, place[6:].partition("/")[0].split("-"))

    answer = api.put(SHA, b"x" * (last - start + 1), place)

    assert (answer.status_code, answer.json) == (409, {"offset": 9, "whole": False})
    assert api.put(SHA, CONTENT[9:], "bytes 9-18/19").json["whole"]


@pytest.mark.parametrize("place", ["", "bytes 0-9", "bytes 0-2/1", "bytes 0-99/100", "bytes -1-3/4", "bytes 0-3/*", f"bytes 0-3/{'9' * 40}"])
def test_a_part_that_is_not_what_it_says_changes_nothing(api, place):
    assert api.put(SHA, b"four", place).status_code == 400
    assert api.offset(SHA) == "0"


def test_what_does_not_match_its_hash_is_thrown_away_and_said(api, arrived):
    assert api.put(SHA, b"a picture of a sage", whole(CONTENT)).status_code == 400
    assert (arrived(SHA), api.offset(SHA)) == (None, "0")

    assert api.put(SHA, CONTENT, whole(CONTENT)).json["whole"]


def test_a_file_larger_than_head_office_takes_is_refused_at_its_first_part(api):
    assert api.put(SHA, b"four", f"bytes 0-3/{MOST_BYTES + 1}").status_code == 413
    assert api.offset(SHA) == "0"


@pytest.mark.parametrize("name", ["..%2f..%2foffice.db", "incoming", SHA.upper(), SHA + "0", f"..%2f{SHA}", "%00"])
def test_a_name_that_is_no_hash_leads_nowhere(api, tmp_path, name):
    assert api.put(name, CONTENT, whole(CONTENT)).status_code == 404
    assert list((tmp_path / "blobs").rglob("*")) == []


def test_a_list_with_something_else_than_hashes_is_refused(api):
    assert api.ask(["../../office.db"]).status_code == 400
    assert api.ask([SHA] * 1001).status_code == 400


def test_nobody_without_a_token_and_no_revoked_box_leaves_a_file(api, office, site, enrolment, arrived):
    assert office.test_client().put(f"/v1/blob/{SHA}", data=CONTENT).status_code == 401

    devices.revoke(office.extensions["office"], site.id, enrolment.device_id)

    assert api.put(SHA, CONTENT, whole(CONTENT)).status_code == 403
    assert arrived(SHA) is None


def test_what_one_community_has_says_nothing_to_another(api, office):
    api.put(SHA, CONTENT, whole(CONTENT))

    other = Shelf(office.extensions["office"].files, "another")

    assert other.missing([SHA]) == {SHA: 0}


def test_a_full_disk_says_come_back_keeps_what_it_has_and_takes_rows(api, arrived):
    content = os.urandom(300_000)
    sha = hashlib.sha256(content).hexdigest()
    api.put(sha, content[:200_000], "bytes 0-199999/300000")

    with files_of_at_most(250_000):
        answer = api.put(sha, content[200_000:], "bytes 200000-299999/300000")

    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
    assert api.offset(sha) == "200000"
    assert api.put(sha, content[200_000:], "bytes 200000-299999/300000").json["whole"]
    assert arrived(sha) == content


def test_a_place_where_no_folder_can_be_made_says_come_back(api, tmp_path):
    (tmp_path / "blobs").write_text("not a folder")

    answers = [api.put(SHA, CONTENT, whole(CONTENT)), api.ask([SHA])]

    assert [answer.status_code for answer in answers] == [503, 503]


def test_the_last_of_the_room_is_left_to_rows(tmp_path):
    with pytest.raises(blobs.NoRoom):
        Shelf(tmp_path, "site", room_left=2**62).take(SHA, Part(0, 19, CONTENT))


def test_a_file_whose_name_was_lost_to_a_power_cut_gets_it_with_the_next_part(api, tmp_path, site, arrived):
    incoming = tmp_path / "blobs" / site.id / "incoming"
    incoming.mkdir(parents=True)
    (incoming / SHA).write_bytes(CONTENT)

    assert api.put(SHA, CONTENT, whole(CONTENT)).json["whole"]
    assert arrived(SHA) == CONTENT


def test_a_beginning_that_is_longer_than_the_file_is_thrown_away(api, tmp_path, site, arrived):
    incoming = tmp_path / "blobs" / site.id / "incoming"
    incoming.mkdir(parents=True)
    (incoming / SHA).write_bytes(b"longer than that by far")

    assert api.put(SHA, CONTENT, whole(CONTENT)).json["whole"]
    assert arrived(SHA) == CONTENT


def test_what_was_begun_a_month_ago_is_forgotten(api, tmp_path, site):
    other = hashlib.sha256(b"another").hexdigest()
    for sha in (SHA, other):
        api.put(sha, CONTENT[:9], "bytes 0-8/19")
    month_ago = time.time() - 31 * 24 * 3600
    os.utime(tmp_path / "blobs" / site.id / "incoming" / SHA, (month_ago, month_ago))

    assert api.ask([SHA, other]).json["offsets"] == {SHA: 0, other: 9}


def test_of_two_offices_that_get_one_file_at_once_neither_spoils_it(office, database, clock, tmp_path, site):
    second = create_office(database, clock=clock)
    shelves = [Shelf(app.extensions["office"].files, site.id) for app in (office, second)]

    for _ in range(10):
        content = os.urandom(64 * 1024)
        sha = hashlib.sha256(content).hexdigest()
        assert at_once(*(lambda shelf=shelf: _carry(shelf, sha, content) for shelf in shelves)) == [None, None]
        assert shelves[0].path(sha).read_bytes() == content
    second.extensions["office"].store.close()


def _carry(shelf: Shelf, sha: str, content: bytes):
    held = shelf.held(sha)
    while not held.whole:
        body = content[held.offset:held.offset + 8192]
        try:
            held = shelf.take(sha, Part(held.offset, len(content), body))
        except blobs.Elsewhere as error:
            held = error.held


def test_a_shelf_that_does_not_look_at_the_offset_is_found_out(tmp_path):
    """The control: appended without the guard, a repeated part makes another file, and the hash says so."""
    shelf = Unguarded(tmp_path, "site")
    shelf.take(SHA, Part(0, 19, CONTENT[:9]))

    with pytest.raises(WireError):
        for start in (0, 9):
            shelf.take(SHA, Part(start, 19, CONTENT[start:start + 10]))

    assert not shelf.path(SHA).exists()


class Unguarded(Shelf):
    def take(self, sha: str, part: Part):
        self._made(blobs.INCOMING)
        self._append(sha, part)
        return self._finish(sha) if part.start + len(part.body) == part.total else self.held(sha)
