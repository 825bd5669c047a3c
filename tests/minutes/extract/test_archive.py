"""A zip gives its files within limits, and a message for each that it does not give."""

import io
import stat
import zipfile

import pytest

from council.minutes.extract import archive
from council.minutes.extract.archive import ArchiveLimits, Member, unpack
from council.minutes.lines import Unreadable


def zipped(files, *, how=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return out


def unpacked(file, **limits):
    return list(unpack(file, "minutes.zip", ArchiveLimits(**limits)))


def altered(file, *, before, after):
    data = file.getvalue()
    assert before in data
    return io.BytesIO(data.replace(before, after))


def test_the_files_come_in_their_order_with_their_folders():
    files = {"2025/march.txt": b"March", "2025/april.txt": b"April"}
    assert unpacked(zipped(files)) == [Member("2025/march.txt", b"March"), Member("2025/april.txt", b"April")]


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("../../etc/march.txt", "etc/march.txt"),
        ("/etc/march.txt", "etc/march.txt"),
        ("C:\\minutes\\march.txt", "minutes/march.txt"),
        ("a/./b//march.txt", "a/b/march.txt"),
        ("..", "unnamed"),
    ],
)
def test_a_name_never_leads_out_of_a_folder(name, plain):
    assert [each.name for each in unpacked(zipped({name: b"x"}))] == [plain]


def test_a_name_in_utf_8_that_does_not_say_so_keeps_its_accents():
    file = zipped({"cafXX.txt": b"x"})
    assert [each.name for each in unpacked(altered(file, before=b"cafXX", after="café".encode()))] == [
        "café.txt"
    ]


def test_what_systems_leave_behind_is_no_file_of_the_zip():
    junk = ("__MACOSX/._march.txt", ".DS_Store", "2025/Thumbs.db", "~$march.docx", "desktop.ini", ".hidden/x")
    assert [each.name for each in unpacked(zipped(dict.fromkeys([*junk, "march.txt"], b"x")))] == [
        "march.txt"
    ]


def test_a_zip_inside_is_not_opened_and_the_rest_is():
    found = unpacked(zipped({"inner.ZIP": b"PK", "march.txt": b"x"}))
    assert found == [Member("inner.ZIP", refusal=archive.NESTED), Member("march.txt", b"x")]


def test_a_link_is_refused():
    link = zipfile.ZipInfo("passwords")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert unpacked(zipped({link: b"/etc/passwd"})) == [Member("passwords", refusal=archive.LINK)]


def test_a_file_with_a_password_is_refused():
    file = zipped({"march.txt": b"x"})
    file = altered(file, before=b"PK\x01\x02\x14\x03\x14\x00\x00", after=b"PK\x01\x02\x14\x03\x14\x00\x01")
    assert unpacked(file) == [Member("march.txt", refusal=archive.LOCKED)]


def test_a_bomb_is_left_packed_and_the_rest_is_unpacked():
    found = unpacked(zipped({"bomb.txt": b"\0" * 20_000_000, "march.txt": b"x"}))
    assert found == [Member("bomb.txt", refusal=archive.UNPACKS_TO_TOO_MUCH), Member("march.txt", b"x")]


@pytest.mark.parametrize("stated", [3, 50_000])
def test_a_file_of_another_size_than_stated_is_damaged(stated):
    size = (10_000).to_bytes(4, "little")
    file = altered(zipped({"march.txt": b"x" * 10_000}), before=size, after=stated.to_bytes(4, "little"))
    assert unpacked(file) == [Member("march.txt", refusal=archive.DAMAGED_MEMBER)]


def test_a_way_of_packing_that_nobody_uses_is_refused():
    found = unpacked(zipped({"march.txt": b"\0" * 1_000_000}, how=zipfile.ZIP_BZIP2))
    assert found == [Member("march.txt", refusal=archive.UNKNOWN_WAY)]


def test_files_that_lie_on_top_of_one_another_are_a_bomb():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("0.txt", b"x" * 5_000)
        first = packed.infolist()[0]
        for number in range(1, 50):
            shared = zipfile.ZipInfo(f"{number}.txt")
            for each in ("header_offset", "compress_type", "compress_size", "file_size", "CRC"):
                setattr(shared, each, getattr(first, each))
            packed.filelist.append(shared)
    with pytest.raises(Unreadable, match="on top of one another"):
        unpacked(out)


def test_more_than_is_allowed_together_ends_with_a_message():
    found = unpacked(zipped({f"{n}.txt": b"x" * 400 for n in range(4)}), unpacked=1_000)
    assert [bool(each.refusal) for each in found] == [False, False, True]
    assert "more than is allowed" in found[-1].refusal


def test_more_files_than_allowed_are_refused_before_any_is_unpacked():
    with pytest.raises(Unreadable, match="more than 3 files"):
        unpacked(zipped(dict.fromkeys("abcd", b"x")), members=3)


def test_a_million_files_are_refused_before_they_are_listed():
    file = altered(zipped({"a": b"x"}), before=b"\x01\x00\x01\x00", after=b"\xff\xff\xff\xff")
    with pytest.raises(Unreadable, match="more than 500 files"):
        unpacked(file)


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04 and nothing more", b"PK\x05\x06" + b"\xff" * 6 + b"\x01\0" * 6]
)
def test_what_is_no_zip_is_refused(data):
    with pytest.raises(Unreadable, match=r"damaged|more than"):
        unpacked(io.BytesIO(data))


def test_a_word_file_that_a_browser_named_zip_is_one_document():
    file = zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})
    assert unpacked(file) == [Member("minutes", file.getvalue())]


def test_a_zip_without_files_says_so():
    with pytest.raises(Unreadable, match="holds no files"):
        unpacked(zipped({"folder/": b"", ".DS_Store": b"x"}))
