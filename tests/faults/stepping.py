"""Ends a process before one chosen thing it does: a statement on any of its databases, a request on the line, a touch of a file."""
import os
import sys
from collections.abc import Callable

import apsw

TOUCHES = {"os.rename", "os.remove", "os.mkdir", "os.link"}
DONE, KILLED = 0, 9


def count(prepare: Callable, act: Callable) -> int:
    """How many steps there are in act(prepare())."""
    reading, writing = os.pipe()
    if os.fork() == 0:
        _in_a_child(lambda: os.write(writing, str(_run(prepare, act, 0)).encode()))
    os.close(writing)
    os.wait()
    with open(reading) as said:
        return int(said.read())


def kill_before(step: int, prepare: Callable, act: Callable):
    """The act runs in a process of its own, which ends before its so manyth step as if the power went."""
    child = os.fork()
    if child == 0:
        _in_a_child(lambda: _run(prepare, act, step))
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (DONE, KILLED), f"step {step} ended with {code}"


def some_of(whole: int, wanted: int) -> list[int]:
    """So many of the steps, evenly over all of them; all when there are no more."""
    return sorted({1 + whole * number // min(wanted, whole) for number in range(min(wanted, whole))})


def _run(prepare, act, step) -> int:
    seen = [0]

    def look(*_):
        seen[0] += 1
        if seen[0] == step:
            os._exit(KILLED)
        return True

    def watch(connection):
        connection.exec_trace = look

    ready = prepare(look)
    for connection in apsw.connections():
        watch(connection)
    apsw.connection_hooks.append(watch)
    sys.addaudithook(lambda event, _: event in TOUCHES and look())
    seen[0] = 0
    act(ready)
    return seen[0]


def _in_a_child(work):
    try:
        work()
    except BaseException:
        sys.excepthook(*sys.exc_info())
        os._exit(1)
    os._exit(DONE)
