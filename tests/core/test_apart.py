"""Programs that run apart: little memory, little time, nothing of the site's surroundings, and the site goes on."""
import tempfile
from pathlib import Path

import pytest

from kiosk import apart

LIMITS = apart.Limits(memory=200 * 1024 * 1024, cpu_s=5, written=1024 * 1024, within_s=10)


@pytest.fixture
def program(tmp_path):
    """program("does something") is a program that does."""
    def program(does: str):
        file = tmp_path / "program.py"
        file.write_text(f"import os, sys\n{does}\n")
        return file

    return program


def test_what_it_makes_of_the_bytes_comes_back(program):
    doubling = program("sys.stdout.buffer.write(sys.stdin.buffer.read() * int(sys.argv[1]))")

    assert apart.turn(doubling, "2", given=b"ab", limits=LIMITS) == b"abab"


def test_it_reads_from_the_beginning_and_says_what_it_found(program):
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as made:
        given.write(b"four")

        said = apart.run(program("sys.stderr.write(str(len(sys.stdin.read())))"), given=given, made=made, limits=LIMITS)

    assert said == b"4"


@pytest.mark.parametrize("does", [
    "bytearray(400 * 1024 * 1024)",
    "sys.stdout.buffer.write(bytes(2 * 1024 * 1024)); sys.stdout.flush()",
    "sys.stderr.buffer.write(bytes(2 * 1024 * 1024)); sys.stderr.flush(); sys.exit()",
    "kept = [open(os.devnull) for _ in range(64)]",
    "os.kill(os.getpid(), 9)",
    "while True: pass",
], ids=["memory", "writes", "says", "files", "killed", "busy"])
def test_what_takes_more_than_it_may_is_ended(program, does):
    with pytest.raises(apart.Failed):
        apart.turn(program(does), given=b"", limits=LIMITS._replace(cpu_s=1))


def test_what_only_waits_is_ended_and_gone(program, tmp_path):
    place = tmp_path / "pid"
    waiting = program(f"open({str(place)!r}, 'w').write(str(os.getpid()))\nimport time; time.sleep(60)")

    with pytest.raises(apart.TooSlow):
        apart.turn(waiting, given=b"", limits=LIMITS._replace(within_s=1))

    assert not Path("/proc", place.read_text()).exists()


def test_it_knows_nothing_of_the_surroundings_and_imports_its_neighbours_last(program, tmp_path):
    (tmp_path / "json.py").write_text("raise RuntimeError")
    (tmp_path / "neighbour.py").write_text("NAME = 'here'")

    said = apart.turn(program("import json, neighbour; print(json.dumps([sorted(os.environ), os.getcwd(), neighbour.NAME]))"), given=b"", limits=LIMITS)

    assert said in (b'[[], "/", "here"]\n', b'[["LC_CTYPE"], "/", "here"]\n') and not (tmp_path / "__pycache__").exists()


def test_how_it_failed_is_told(program):
    with pytest.raises(apart.Failed) as failed:
        apart.turn(program("os.write(2, b'no paper'); os._exit(7)"), given=b"", limits=LIMITS)

    assert (failed.value.code, str(failed.value)) == (7, "exit 7 no paper")
