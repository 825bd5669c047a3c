"""Readers that misbehave, for the confined process to survive."""

import os
import stat
import sys
import time
from pathlib import Path

from council.minutes.lines import Unreadable


class Says:
    """Something that answers with whatever it was given."""

    def __init__(self, said):
        self.said = said

    def to_json(self):
        return self.said


def loop(data, name):
    while True:
        pass


def sleep(data, name):
    time.sleep(60)


def leave_a_child_behind(data, name):
    if os.fork() == 0:
        time.sleep(60)
    return Says({"media_type": "text/plain"})


def eat_memory(data, name):
    return [bytearray(1 << 24) for _ in range(1000)]


def crash(data, name):
    os.abort()


def raise_an_error(data, name):
    raise KeyError("secret")


def print_without_end(data, name):
    while True:
        sys.stdout.write("x" * 65536)


def answers():
    """The channel of the answers, which a process that was taken over would find."""
    return next(fd for fd in range(3, 64) if is_pipe(fd))


def is_pipe(fd):
    try:
        return stat.S_ISFIFO(os.fstat(fd).st_mode)
    except OSError:
        return False


def talk_without_end(data, name):
    while True:
        os.write(answers(), b'{"kind": "minutes", "size": 60000}\n' + b" " * 60_000)


def talk_beside_the_frames(data, name):
    while True:
        os.write(answers(), b"x" * 65536)


def promise_gigabytes(data, name):
    os.write(answers(), b'{"kind": "minutes", "size": 9000000000}\n')
    time.sleep(60)


def promise_less_than_nothing(data, name):
    os.write(answers(), b'{"kind": "minutes", "size": -5}\n')
    time.sleep(60)


def break_off(data, name):
    os.write(answers(), b'{"kind": "minutes", "size": 500}\n{}')
    os._exit(0)


def fill_the_disk(data, name):
    with Path("big").open("wb") as file:
        while True:
            file.write(b"x" * (1 << 20))


def refuse(data, name):
    raise Unreadable(f"{name} is not a document: upload the minutes.")


def break_the_contract(data, name):
    return Says({"media_type": "text/plain", "items": [{"number": 5}]})


def invent_a_kind(data, name):
    item = {"number": "1", "title": "x", "lines": [1, 1], "kind": "party"}
    return Says({"media_type": "text/plain", "items": [item]})


def nest_deeply(data, name):
    os.write(
        answers(), b'{"kind": "minutes", "size": 20000}\n' + b"[" * 20_000 + b'{"kind": "end", "size": 0}\n'
    )
    os._exit(0)


def say_what_no_database_keeps(data, name):
    return Says({"media_type": "text/plain", "venue": "Guild\x00hall \ud800"})


def look_around(data, name):
    seen = {
        "environment": sorted(os.environ),
        "folder": [each.name for each in Path().iterdir()],
        "size": len(data),
        "name": name,
    }
    return Says({"media_type": "text/plain", "venue": repr(seen)})
