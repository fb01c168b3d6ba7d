"""Who answers must be head office, and who asks a box it knows: else the box stops, keeps what it has, and says so at the desk."""
import ipaddress
import ssl
import threading
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from werkzeug.serving import WSGIRequestHandler, make_server

from sync.client import SyncError
from sync.office.boxes import devices
from sync.patience import LONGEST_BACKOFF_S
from sync.worker import Worker

NOW, DAY = datetime.now(UTC), timedelta(days=1)  # certificates are checked by the real clock


class Authority:
    """A company's own, which signs certificates for the loopback."""

    def __init__(self, name: str):
        self.name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.certificate = self._sign(self.name, self.key, NOW + DAY, (x509.BasicConstraints(True, None), True))

    def server(self, ends) -> bytes:
        key = ec.generate_private_key(ec.SECP256R1())
        here = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
        return _pem(self._sign(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "office")]), key, ends, (here, False))) + key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())

    def _sign(self, subject, key, ends, extension):
        return (
            x509.CertificateBuilder().subject_name(subject).issuer_name(self.name).public_key(key.public_key())
            .serial_number(x509.random_serial_number()).not_valid_before(NOW - 2 * DAY).not_valid_after(ends)
            .add_extension(*extension).sign(self.key, hashes.SHA256())
        )


class Quiet(WSGIRequestHandler):
    def log(self, *_):
        pass


def _pem(certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


@contextmanager
def encrypted(app, pem: bytes, folder):
    (folder / "server.pem").write_bytes(pem)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "server.pem")
    server = make_server("127.0.0.1", 0, app, threaded=True, ssl_context=context, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"https://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def company(tmp_path):
    authority = Authority("the company")
    (tmp_path / "company.pem").write_bytes(_pem(authority.certificate))
    return authority


@pytest.fixture
def behind(office, desk, new_box, tmp_path, company):
    """push(pem): what a box that trusts the company makes of whoever answers with this certificate."""
    def push(pem: bytes, work=lambda box: box.push_once()):
        with encrypted(office, pem, tmp_path) as url:
            box = new_box(desk, url=url, ca_file=str(tmp_path / "company.pem"))
            try:
                return work(box)
            finally:
                box.line.close()

    return push


def test_head_office_with_a_certificate_of_the_company_is_believed(behind, company, desk, landed):
    """The control of all that follow."""
    desk.take("A001")

    assert behind(company.server(NOW + DAY))
    assert set(landed("ticket")) == {"ticket-A001"}


@pytest.mark.parametrize("whose", ["of another authority", "that has expired"])
def test_whoever_answers_with_a_certificate_that_is_not_good_gets_nothing(whose, behind, company, desk, store, new_box):
    pem = Authority("somebody").server(NOW + DAY) if whose == "of another authority" else company.server(NOW - DAY)
    desk.take("A001")

    with pytest.raises(SyncError) as refused:
        behind(pem)
    desk.take("A002")

    status = new_box(desk).status()
    assert refused.value.permanent and status.is_shut_out
    assert (status.pending, store.rows("select * from landed")) == (2, [])
    assert behind(company.server(NOW + DAY)) and not behind(company.server(NOW + DAY))
    assert not new_box(desk).status().is_shut_out


def test_a_revoked_box_stops_keeps_collecting_is_asked_rarely_and_says_so(desk, box, office, site, enrolment, clock):
    worker = Worker(box, now_ms=clock, zone=office.extensions["office"].zone, dice=lambda: 0.0)
    devices.revoke(office.extensions["office"], site.id, enrolment.device_id)
    desk.take("A001")

    assert not worker.one_turn()
    desk.take("A002")

    assert worker.idle_s() == LONGEST_BACKOFF_S
    assert (box.status().is_shut_out, box.status().pending) == (True, 2)
