"""Readers that misbehave, for the confined process to survive."""

import os
import socket
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


def talk_without_end(data, name):
    while True:
        sys.stdout.write("x" * 65536)


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
    sys.stdout.write('{"minutes": ' + "[" * 100_000)
    sys.stdout.flush()
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


def reach_the_network(data, name):
    with socket.socket() as sock:
        sock.settimeout(2)
        try:
            sock.connect(("127.0.0.1", int(data)))
        except OSError as error:
            return Says({"media_type": "text/plain", "venue": type(error).__name__})
    return Says({"media_type": "text/plain", "venue": "connected"})
