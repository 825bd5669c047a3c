"""The files of an import: single files, folders and zips, one after another and never all at once."""

import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.core.files import File

CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ZipLimits:
    """How much of a zip is unpacked."""

    entries: int = 500
    unpacked: int = 250 * 1024 * 1024


ZIP_LIMITS = ZipLimits()


@dataclass(frozen=True, slots=True)
class Found:
    """One file to import, or why it cannot be: `file` is open only until the next one is asked for."""

    name: str
    file: "File[bytes] | None" = None
    refusal: str = ""


def count_files(paths: Iterable[Path], *, limits: ZipLimits = ZIP_LIMITS) -> int:
    """How many files an import will meet."""
    return sum(_entries(path, limits) if _is_zip(path) else 1 for path in _files(paths))


def files_in(paths: Iterable[Path], *, limits: ZipLimits = ZIP_LIMITS) -> Iterator[Found]:
    """Every file of the paths: folders in order with what lies in them, zips unpacked within limits."""
    for path in _files(paths):
        if _is_zip(path):
            yield from _unpacked(path, limits)
        else:
            try:
                with path.open("rb") as file:
                    yield Found(str(path), File(file, name=path.name))
            except OSError as error:
                yield Found(str(path), refusal=f"The file cannot be opened: {error.strerror}.")


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            inside = (each for each in path.rglob("*") if each.is_file())
            yield from sorted(each for each in inside if not _is_hidden(each.relative_to(path)))
        else:
            yield path


def _is_hidden(path: Path) -> bool:
    """What systems and word processors leave behind: dot files and the lock files of open documents."""
    return any(part.startswith((".", "~$")) and part != ".." for part in path.parts)


def _is_zip(path: Path) -> bool:
    return path.suffix.lower() == ".zip"


def _entries(path: Path, limits: ZipLimits) -> int:
    try:
        with zipfile.ZipFile(path) as archive:
            return min(len(archive.infolist()), limits.entries)
    except (zipfile.BadZipFile, OSError, ValueError):
        return 1


def _unpacked(path: Path, limits: ZipLimits) -> Iterator[Found]:
    try:
        with zipfile.ZipFile(path) as archive:
            yield from _members(path, archive, limits)
    except (zipfile.BadZipFile, OSError, ValueError):
        yield Found(str(path), refusal="The zip is damaged or is no zip: pack the files again.")


def _members(path: Path, archive: zipfile.ZipFile, limits: ZipLimits) -> Iterator[Found]:
    members = [
        each for each in archive.infolist() if not each.is_dir() and not _is_hidden(Path(each.filename))
    ]
    if len(members) > limits.entries:
        yield Found(
            str(path), refusal=f"The zip holds more than {limits.entries} files: pack them into several."
        )
        return
    left = limits.unpacked
    for member in members:
        name = f"{path}: {member.filename}"
        if Path(member.filename).suffix.lower() == ".zip":
            yield Found(name, refusal="A zip inside a zip is not opened: unpack it first.")
            continue
        with tempfile.TemporaryFile() as kept:
            refusal = _unpack(archive, member, kept, left)
            left -= kept.tell()
            yield Found(name, refusal=refusal) if refusal else Found(name, File(kept, name=member.filename))
        if left < 0:
            return


def _unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, kept: IO[bytes], most: int) -> str:
    """Unpack one file as far as is allowed; the sizes that a zip states are not trusted."""
    try:
        with archive.open(member) as packed:
            while chunk := packed.read(CHUNK):
                kept.write(chunk)
                if kept.tell() > most:
                    return "The zip unpacks to more than is allowed: import its files from a folder."
            kept.flush()
    except RuntimeError:
        return "The zip is locked with a password: unpack it first."
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, ValueError, zlib.error):
        return "This file of the zip is damaged: pack it again."
    return ""
