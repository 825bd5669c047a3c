"""A zip of minutes: gives its files one after another, and believes none of its promises."""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO

from council.minutes.lines import Unreadable

MEGABYTE = 2**20
CHUNK = MEGABYTE
KNOWN_WAYS = frozenset((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
"""The others cannot be unpacked in pieces of a known size, and no desk computer writes them."""
HIGHEST_RATIO = 200
RATIO_MATTERS_FROM = MEGABYTE
ENCRYPTED = 0x1
UTF_8_NAME = 0x800
END_OF_DIRECTORY = b"PK\x05\x06"
LONGEST_END = 22 + 0xFFFF
JUNK = frozenset(("__MACOSX", "Thumbs.db", "desktop.ini"))
NESTED = "A zip inside a zip is not opened: unpack it first."
LOCKED = "The zip is locked with a password: unpack it first."
DAMAGED_MEMBER = "This file of the zip is damaged: pack it again."
UNKNOWN_WAY = "This file is packed in a way that is not opened here: pack it again as an ordinary zip."
LINK = "This is a link to another file and not a file: pack the file itself."
UNPACKS_TO_TOO_MUCH = "This file of the zip unpacks to far more than minutes hold, so it was not unpacked."
DAMAGED = "The zip is damaged or is no zip: pack the files again."
OVERLAPPING = (
    "The files in this zip lie on top of one another, as they do in a zip that is made to do harm, so none was "
    "unpacked: pack the files again."
)


EMPTY = "The zip holds no files: pack the minutes again, and check that they are in it."
SUFFIX = ".zip"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveLimits:
    """How much of a zip is unpacked."""

    members: int = 500
    member: int = 25 * MEGABYTE
    unpacked: int = 250 * MEGABYTE


ARCHIVE_LIMITS = ArchiveLimits()


@dataclass(frozen=True, slots=True)
class Member:
    """One file of a zip, or why it was not unpacked; its name is never a path out of a folder."""

    name: str
    data: bytes = b""
    refusal: str = ""


def unpack(file: IO[bytes], filename: str = "", limits: ArchiveLimits = ARCHIVE_LIMITS) -> Iterator[Member]:
    """The files of a zip in their order, one in memory at a time; Unreadable where it cannot be opened at all."""
    _check_count(file, limits)
    try:
        with zipfile.ZipFile(file) as archive:
            _check_places(archive.infolist())
            members = [each for each in archive.infolist() if not each.is_dir() and not _is_junk(each)]
            if len(members) > limits.members:
                raise _too_many(limits)
            if not members:
                raise Unreadable(EMPTY)
            if _is_document(archive):
                yield _whole(file, filename, limits)
                return
            yield from _unpacked(archive, members, limits)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise Unreadable(DAMAGED) from error


def _whole(file: IO[bytes], filename: str, limits: ArchiveLimits) -> Member:
    """A Word or OpenDocument file whose name some browsers changed into .zip is no zip of others but one document."""
    name = filename.removesuffix(SUFFIX) or "unnamed"
    file.seek(0)
    data = file.read(limits.member + 1)
    return Member(name, data) if len(data) <= limits.member else Member(name, refusal=UNPACKS_TO_TOO_MUCH)


def _unpacked(
    archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], limits: ArchiveLimits
) -> Iterator[Member]:
    left = limits.unpacked
    for member in members:
        name = plain_name(member)
        refusal = _refusal(member, limits)
        if refusal:
            yield Member(name, refusal=refusal)
            continue
        if member.file_size > left:
            yield Member(
                name,
                refusal="The zip unpacks to more than is allowed, so the rest was left out: "
                "pack its files into several.",
            )
            return
        unpacked = _member(archive, member, name)
        left -= len(unpacked.data)
        yield unpacked


def _refusal(member: zipfile.ZipInfo, limits: ArchiveLimits) -> str:
    """Why a file is not unpacked, by what the zip says about it."""
    if member.flag_bits & ENCRYPTED:
        return LOCKED
    if stat.S_ISLNK(member.external_attr >> 16):
        return LINK
    if is_named_zip(member.filename):
        return NESTED
    if member.compress_type not in KNOWN_WAYS:
        return UNKNOWN_WAY
    bomb = member.file_size > RATIO_MATTERS_FROM and member.file_size > HIGHEST_RATIO * member.compress_size
    return UNPACKS_TO_TOO_MUCH if bomb or member.file_size > limits.member else ""


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> Member:
    """Unpack one file; zipfile stops at the size that the zip states, and then the check sum must hold."""
    data = bytearray()
    try:
        with archive.open(member) as packed:
            while chunk := packed.read(CHUNK):
                data += chunk
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        OSError,
    ):
        return Member(name, refusal=DAMAGED_MEMBER)
    return (
        Member(name, bytes(data)) if len(data) == member.file_size else Member(name, refusal=DAMAGED_MEMBER)
    )


def plain_name(member: zipfile.ZipInfo) -> str:
    """The name with its folders, without the steps that lead out of one.

    >>> plain_name(zipfile.ZipInfo("../../etc/march.docx"))
    'etc/march.docx'
    """
    steps = _name(member).replace("\\", "/").split("/")
    kept = [step for step in steps if step.strip() not in {"", ".", ".."} and not step.endswith(":")]
    return "/".join(kept) or "unnamed"


def _name(member: zipfile.ZipInfo) -> str:
    """Many programs write UTF-8 without saying so, which then looks like the letters of an old computer."""
    if member.flag_bits & UTF_8_NAME:
        return member.filename
    try:
        return member.filename.encode("cp437").decode()
    except UnicodeError:
        return member.filename


def is_named_zip(name: str) -> bool:
    """Whether a name says that the file is a zip, which alone decides that it is unpacked."""
    return name.lower().endswith(SUFFIX)


def _is_junk(member: zipfile.ZipInfo) -> bool:
    """What systems and word processors leave behind: folders of a Mac, dot files, locks of open documents."""
    steps = PurePosixPath(member.filename.replace("\\", "/")).parts
    return any(step in JUNK or (step.startswith((".", "~$")) and step != "..") for step in steps)


def _is_document(archive: zipfile.ZipFile) -> bool:
    names = frozenset(archive.namelist())
    return "[Content_Types].xml" in names or {"content.xml", "mimetype"} <= names


def _check_count(file: IO[bytes], limits: ArchiveLimits) -> None:
    """Count the files before the directory is read: each costs memory."""
    size = file.seek(0, 2)
    file.seek(max(size - LONGEST_END, 0))
    tail = file.read(LONGEST_END)
    file.seek(0)
    end = tail.rfind(END_OF_DIRECTORY)
    if end < 0:
        raise Unreadable(DAMAGED)
    stated = int.from_bytes(tail[end + 10 : end + 12], "little")
    directory = int.from_bytes(tail[end + 12 : end + 16], "little")
    if stated > 2 * limits.members or directory > 4 * MEGABYTE:
        raise _too_many(limits)


def _check_places(members: list[zipfile.ZipInfo]) -> None:
    """A bomb of many files is made of one that all of them share."""
    end = 0
    for member in sorted(members, key=lambda each: each.header_offset):
        if member.header_offset < end:
            raise Unreadable(OVERLAPPING)
        end = member.header_offset + 30 + member.compress_size


def _too_many(limits: ArchiveLimits) -> Unreadable:
    return Unreadable(f"The zip holds more than {limits.members} files: pack them into several.")
