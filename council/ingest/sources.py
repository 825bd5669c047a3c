"""The files of an import: single files, folders and zips, one after another and never all at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.core.files import File
from django.core.files.base import ContentFile

from council.minutes.extract.archive import is_named_zip

from .confined import NotRead, unpack_confined


@dataclass(frozen=True, slots=True)
class Found:
    """One file to import, or why it cannot be: `file` is open only until the next one is asked for."""

    name: str
    file: "File[bytes] | None" = None
    refusal: str = ""


def count_files(paths: Iterable[Path]) -> int | None:
    """How many files an import will meet; None where zips hold some of them, which are not opened to be counted."""
    files = list(_files(paths))
    return None if any(is_named_zip(path.name) for path in files) else len(files)


def files_in(paths: Iterable[Path]) -> Iterator[Found]:
    """Every file of the paths: folders in order with what lies in them, zips unpacked in confinement."""
    for path in _files(paths):
        try:
            with path.open("rb") as file:
                if is_named_zip(path.name):
                    yield from unpacked(File(file, name=path.name), str(path))
                else:
                    yield Found(str(path), File(file, name=path.name))
        except OSError as error:
            yield Found(str(path), refusal=f"The file cannot be opened: {error.strerror}.")


def unpacked(file: "File[bytes]", name: str) -> Iterator[Found]:
    """The files of a zip, each under its name behind that of the zip: march.zip/2025/march.docx."""
    try:
        for member in unpack_confined(file, name=Path(name).name):
            inside = f"{name}/{member.name}"
            if member.refusal:
                yield Found(inside, refusal=member.refusal)
            else:
                yield Found(inside, ContentFile(member.data, name=member.name))
    except NotRead as refused:
        yield Found(name, refusal=str(refused))


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
