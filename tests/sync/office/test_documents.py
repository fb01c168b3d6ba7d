"""Documents of a community with those of their pictures that have arrived."""
import hashlib
import json

import pytest

from sync.office.boxes.blobs import Part, Shelf
from sync.office.boxes.documents import PAGE

PNG = b"\x89PNG\r\n\x1a\n the picture of a page"
PDF = b"%PDF-1.7 the file it was made of"
FIRST, SOURCE = (hashlib.sha256(content).hexdigest() for content in (PNG, PDF))
MISSING = "ab" * 32


@pytest.fixture
def shelf(office, site):
    return Shelf(office.extensions["office"].files, site.id)


@pytest.fixture
def freeze(store, site):
    """A document as a box sends it: bytes as hexadecimal digits, under their hash."""

    def freeze(name: str | None = None, **content) -> str:
        raw = json.dumps({"pages": ["", ""], "format": "images"} | content).encode()
        sha = name or hashlib.sha256(raw).hexdigest()
        body = {"sha256": sha, "bytes": raw.hex().upper(), "number": "N2026-031", "version": 1, "title": "停水通知", "pages": 2}
        store.run("insert into landed (site_id, tbl, pk, device_id, src_seq, version, body, bucket) values (?, 'frozen_document', ?, 'box', 1, 1, ?, 0)",
                  site.id, sha, json.dumps(body))
        return sha

    return freeze


def bring(shelf, content: bytes):
    shelf.take(hashlib.sha256(content).hexdigest(), Part(0, len(content), content))


def opened(person, site, sha) -> str:
    """The address of its page, after saying why."""
    person.submit(f"/sites/{site.id}/documents/{sha}", purpose="投诉 12 号核对")
    return f"/sites/{site.id}/documents/{sha}"


def test_a_document_is_shown_with_the_pictures_that_arrived(person, site, freeze, shelf):
    sha = freeze(images=[[FIRST, 100, 141], [MISSING, 100, 141]], source=SOURCE)
    bring(shelf, PNG)
    bring(shelf, PDF)

    listed = person.soup(f"/sites/{site.id}/documents").select_one("#documents tbody tr")
    page = person.soup(opened(person, site, sha))

    assert [cell.text for cell in listed.find_all("td")] == ["停水通知", "2", "2/3"]
    assert [picture["src"] for picture in page.select("#document img")] == [f"/sites/{site.id}/documents/{sha}/{FIRST}"]
    assert page.select_one("figure .nothing")


def test_files_come_as_what_their_bytes_are(person, site, freeze, shelf):
    script = b"<script>alert(1)</script>"
    named = hashlib.sha256(script).hexdigest()
    sha = freeze(images=[[FIRST, 100, 141], [named, 1, 1]], source=SOURCE)
    for content in (PNG, PDF, script):
        bring(shelf, content)

    page = opened(person, site, sha)

    picture, paper, other = (person.get(f"{page}/{each}") for each in (FIRST, SOURCE, named))

    assert picture.data == PNG
    assert [(each.mimetype, each.headers["Content-Disposition"].partition(";")[0]) for each in (picture, paper, other)] == [
        ("image/png", "inline"), ("application/pdf", "attachment"), ("application/octet-stream", "attachment")]


def test_a_hash_that_the_document_does_not_name_opens_nothing(person, site, freeze, shelf):
    sha = freeze(images=[[FIRST, 100, 141]])
    bring(shelf, PDF)

    assert person.get(f"{opened(person, site, sha)}/{SOURCE}").status_code == 404
    assert person.get(f"/sites/{site.id}/documents/{MISSING}/{FIRST}").status_code == 404


@pytest.mark.parametrize("content", [{"images": [["../../../office.db", 1, 1]]}, {"seal": "../x"}, {"source": "/etc/passwd"}, {"images": 7}])
def test_a_document_that_names_something_else_than_hashes_is_none(person, site, freeze, content):
    sha = freeze(**content)

    assert person.get(f"/sites/{site.id}/documents/{sha}").status_code == 404
    assert person.get(f"/sites/{site.id}/documents").status_code == 200


def test_a_document_whose_bytes_do_not_come_to_its_name_is_none(person, site, freeze):
    sha = freeze(name="cd" * 32)

    assert person.get(f"/sites/{site.id}/documents/{sha}").status_code == 404


def test_a_picture_that_was_damaged_here_is_asked_for_again(person, site, freeze, shelf):
    sha = freeze(images=[[FIRST, 100, 141]])
    bring(shelf, PNG)
    shelf.path(FIRST).write_bytes(b"damaged")

    assert person.get(f"{opened(person, site, sha)}/{FIRST}").status_code == 404
    assert shelf.missing([FIRST]) == {FIRST: 0}


def test_whoever_looks_at_the_pages_says_why_and_stands_in_the_log_and_so_again_an_hour_later(person, store, clock, site, freeze, shelf):
    sha = freeze(images=[[FIRST, 100, 141]])
    bring(shelf, PNG)
    picture = f"/sites/{site.id}/documents/{sha}/{FIRST}"
    assert person.get(picture).status_code == 404 and not person.soup(f"/sites/{site.id}/documents/{sha}").select("img")
    assert person.submit(f"/sites/{site.id}/documents/{sha}", purpose=" ").status_code == 422

    opened(person, site, sha)

    assert person.get(picture).data == PNG
    [line] = store.rows("select who, site_id, subject, purpose from act where verb = 'document.opened'")
    assert line == {"who": "陈主任", "site_id": site.id, "subject": "N2026-031 v1", "purpose": "投诉 12 号核对"}
    clock.forward(3600)
    assert person.get(picture).status_code == 404


@pytest.mark.parametrize(("format", "pages", "lines"), [
    ("text", ["明日停水。\n请备水。"], ["明日停水。\n请备水。"]),
    ("html", ["<h2>停水</h2><ul><li>3 栋</li><li>4 &amp; 5 栋</li></ul><script>alert(1)</script>"], ["停水\n3 栋\n4 & 5 栋\nalert(1)"])])
def test_a_document_that_is_a_text_is_read_after_saying_why_and_nothing_in_it_runs(person, site, freeze, format, pages, lines):
    sha = freeze(pages=pages, format=format)
    before = person.soup(f"/sites/{site.id}/documents/{sha}")

    page = person.soup(opened(person, site, sha))

    assert before.select_one("#opening") and not before.select(".sample__text")
    assert [each.text for each in page.select("#document .sample__text")] == lines
    assert page.select("#document script, #document li") == []


def test_one_that_cannot_be_read_is_left_out_and_those_before_it_are_still_found(person, site, freeze, store):
    for number in range(PAGE):
        freeze(pages=[f"第{number}页"], format="text")
    store.run("update landed set src_seq = 2")
    freeze(pages=["最早的一份"], format="text")
    of_all = person.soup(f"/sites/{site.id}/documents").select("#documents tbody tr")
    store.run("update landed set body = replace(body, 'title', 'heading') where pk = (select max(pk) from landed where src_seq = 2)")

    first = person.soup(f"/sites/{site.id}/documents")
    older = person.soup(first.select_one("a[href*='page=1']")["href"])

    assert (len(of_all), len(first.select("#documents tbody tr")), len(older.select("#documents tbody th"))) == (PAGE, PAGE - 1, 1)
