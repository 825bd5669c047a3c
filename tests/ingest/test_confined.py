"""A hostile file ends in a sentence for the clerk; each test runs a real child process."""

import ast
from pathlib import Path

import pytest

from council.ingest.confined import Limits, NotRead, read_confined
from council.minutes.extract.doc import word_processor

WORD_97 = Path(__file__).parents[3] / "shared" / "minutes" / "lancashire-2018-02-27.doc"

SHORT = Limits(memory=256 * 1024 * 1024, cpu_seconds=2, wall_seconds=4)


def run(reader, *, data=b"words", limits=SHORT):
    return read_confined(data, name="march.txt", target=f"tests.ingest.hostile:{reader}", limits=limits)


@pytest.mark.parametrize(
    ("reader", "message"),
    [
        ("loop", "took too long"),
        ("sleep", "took too long"),
        ("eat_memory", "more memory"),
        ("crash", "made the reader stop"),
        ("raise_an_error", "made the reader stop"),
        ("fill_the_disk", "made the reader stop"),
        ("break_the_contract", "made the reader stop"),
        ("invent_a_kind", "made the reader stop"),
        ("nest_deeply", "made the reader stop"),
        ("print_without_end", "made the reader stop"),
        ("talk_beside_the_frames", "made the reader stop"),
        ("promise_gigabytes", "more text than is allowed"),
        ("promise_less_than_nothing", "made the reader stop"),
        ("break_off", "made the reader stop"),
        ("refuse", "march.txt is not a document: upload the minutes."),
    ],
)
def test_a_misbehaving_reader_ends_in_a_sentence(reader, message):
    with pytest.raises(NotRead, match=message) as refusal:
        run(reader)
    assert "Traceback" not in str(refusal.value)
    assert "secret" not in str(refusal.value)


def test_more_output_than_allowed_is_cut_off():
    with pytest.raises(NotRead, match="more text than is allowed"):
        run("talk_without_end", limits=Limits(output=1 << 20))


def test_a_process_left_behind_does_not_hold_up_the_answer_for_ever():
    with pytest.raises(NotRead, match=r"took too long|made the reader stop"):
        run("leave_a_child_behind", limits=Limits(wall_seconds=2))


def test_the_reader_sees_the_bytes_the_name_and_nothing_else():
    seen = ast.literal_eval(run("look_around")["venue"])
    assert set(seen["environment"]) <= {"LC_CTYPE", "TMPDIR"}
    assert (seen["folder"], seen["size"], seen["name"]) == ([], 5, "march.txt")


def test_characters_that_no_database_keeps_are_replaced():
    assert run("say_what_no_database_keeps")["venue"] == "Guild\ufffdhall \ufffd"


def test_the_log_tells_that_a_reading_failed_and_no_word_of_the_document(caplog):
    caplog.set_level("INFO", logger="council")
    for reader in ("raise_an_error", "invent_a_kind"):
        with pytest.raises(NotRead):
            run(reader)
    assert len(caplog.records) == 2
    assert "secret" not in caplog.text
    assert "party" not in caplog.text


def test_a_damaged_word_97_file_ends_in_a_sentence():
    damaged = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "WordDocument".encode("utf-16-le")
    with pytest.raises(NotRead, match=r"\.doc file.*save it as \.docx"):
        read_confined(damaged, name="march.doc")


@pytest.mark.skipif(word_processor() is None, reason="no LibreOffice: install libreoffice-writer-nogui")
@pytest.mark.skipif(not WORD_97.is_file(), reason="the real minutes beside the repository are not here")
def test_another_word_processor_works_inside_the_limits():
    reading = read_confined(WORD_97.read_bytes(), name="march.doc")
    assert (reading["media_type"], len(reading["items"])) == ("application/msword", 8)
