"""A Word document for publication: a new package of the parts that are printed, each without what it hides."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from council.minutes.extract.docx import read_docx, shown_references
from council.minutes.extract.docx_styles import Styles, W, switched
from council.minutes.extract.package import Package
from council.minutes.lines import Unreadable

from .check import check_same, check_shown
from .docx_story import PAGE_NUMBER, R, clean_story, count_changes
from .package import remove, written, xml_bytes
from .pictures import clean_picture

KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CONTENT_TYPES = {
    "document": f"{TYPES}.document.main+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    **{
        kind: f"{TYPES}.{kind}+xml"
        for kind in ("styles", "numbering", "settings", "footnotes", "endnotes", "header", "footer")
    },
}
SETTINGS = frozenset(
    f"{W}{name}"
    for name in (
        "mirrorMargins",
        "gutterAtTop",
        "autoHyphenation",
        "defaultTabStop",
        "evenAndOddHeaders",
        "bookFoldPrinting",
        "characterSpacingControl",
        "footnotePr",
        "endnotePr",
        "compat",
        "themeFontLang",
        "clrSchemeMapping",
        "decimalSymbol",
        "listSeparator",
    )
)
"""The settings that change how a page looks; the others name people, files, changes and data."""
NOT_IN_STYLES = (
    "latentStyles",
    "rsid",
    "numPicBullet",
    "lvlPicBulletId",
    "nsid",
    "tmpl",
    "rPrChange",
    "pPrChange",
)
BETWEEN_NOTES = ("separator", "continuationSeparator", "continuationNotice")
INSERTED_WHOLE = (
    "Part of this file is another document inserted whole, which cannot be copied. "
    "Open the file in Word, save it again and upload that."
)


def clean_docx(data: bytes) -> bytes:
    """A copy that prints the same; Unreadable while it has tracked changes."""
    original = read_docx(data)
    copy = Copy(Package(data))
    made = written(copy.written())
    check_same(original, read_docx(made))
    check_shown(copy.words(), original)
    return made


class Copy:
    """The parts of the copy: stories with words, and what they look like."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.related = package.related(package.main)
        self.styles = Styles.read(self._part("styles"))
        self.pictures: dict[str, tuple[str, bytes]] = {}
        self.stories: dict[str, tuple[str, Any, list[tuple[str, str, str]]]] = {}
        self.looks = {kind: self._part(kind) for kind in ("styles", "numbering", "settings", "theme")}
        self._copy_stories(package.xml(package.main))
        self._copy_looks()

    def words(self) -> Iterator[str]:
        """Every piece of text in the stories of the copy, in their order."""
        for _, story, _ in self.stories.values():
            for each in story.iter("{*}*"):
                if each.tag != f"{W}instrText" or not PAGE_NUMBER.fullmatch(each.text or ""):
                    yield each.text or ""
                yield each.tail or ""

    def written(self) -> Iterator[tuple[str, bytes]]:
        """The parts with their names, none of which is a word of the original."""
        looks = {name: root for name, root in self.looks.items() if root is not None}
        kinds = {
            **{name: kind for name, (kind, _, _) in self.stories.items()},
            **{name: name for name in looks},
        }
        yield "[Content_Types].xml", _content_types(kinds).encode()
        yield "_rels/.rels", _relationships([("rId1", "officeDocument", "word/document.xml")]).encode()
        for name, (_, story, relations) in self.stories.items():
            beside = [(f"rId{name}", name, f"{name}.xml") for name in looks] if name == "document" else []
            yield f"word/{name}.xml", xml_bytes(story)
            yield f"word/_rels/{name}.xml.rels", _relationships(relations + beside).encode()
        for name, root in looks.items():
            yield f"word/{name}.xml", xml_bytes(root)
        for name, content in self.pictures.values():
            yield f"word/{name}", content

    def _part(self, kind: str) -> Any:
        name = next((name for each, name in self.related.values() if each == kind), None)
        return None if name is None else self.package.xml(name)

    def _copy_stories(self, root: Any) -> None:
        if next(root.iter(f"{W}altChunk"), None) is not None:
            raise Unreadable(INSERTED_WHOLE)
        edges = self._edges(root)
        names = {part: f"{kind}{number}" for number, (part, kind) in enumerate(edges.items(), start=1)}
        mine = {
            old: (f"rId{names[part]}", kind, f"{names[part]}.xml")
            for old, (kind, part) in self.related.items()
            if part in edges
        }
        self._copy_story("document", "document", root, self.package.main, mine)
        for part, kind in edges.items():
            self._copy_story(names[part], kind, self.package.xml(part), part, {})
        for kind in ("footnote", "endnote"):
            self._copy_notes(kind, root)

    def _edges(self, root: Any) -> dict[str, str]:
        """The running heads and feet that some page shows; references to the others go."""
        even = switched(self.looks["settings"], f"{W}evenAndOddHeaders")
        kept: dict[str, str] = {}
        for kind in ("header", "footer"):
            shown = list(shown_references(root, kind, even=even))
            for each in list(root.iter(f"{W}{kind}Reference")):
                _, part = self.related.get(each.get(f"{R}id", ""), ("", ""))
                if each in shown and part in self.package.names:
                    kept[part] = kind
                else:
                    remove(each)
        return kept

    def _copy_notes(self, kind: str, root: Any) -> None:
        """The notes that a shown paragraph refers to, and the lines between notes and text."""
        part = next((name for each, name in self.related.values() if each == f"{kind}s"), "")
        notes = self.package.xml(part)
        if notes is None:
            return
        named = {each.get(f"{W}id") for each in root.iter(f"{W}{kind}Reference")}
        for note in list(notes):
            if note.get(f"{W}type") not in BETWEEN_NOTES and note.get(f"{W}id") not in named:
                remove(note)
        self._copy_story(f"{kind}s", f"{kind}s", notes, part, {})
        relations = self.stories["document"][2]
        relations.append((f"rId{kind}s", f"{kind}s", f"{kind}s.xml"))

    def _copy_story(
        self, name: str, kind: str, story: Any, part: str, relations: dict[str, tuple[str, str, str]]
    ) -> None:
        changes = count_changes(story)
        if changes:
            raise Unreadable(
                f"The file holds {changes} tracked change{'s' if changes > 1 else ''}, so no clean copy can be made: "
                "accept or reject them in Word, save it and upload that."
            )
        for old, (sort, target) in self.package.related(part).items():
            picture = self._picture(target) if sort == "image" else None
            if picture:
                relations[old] = (f"rIdPicture{len(relations) + 1}", "image", picture)
        clean_story(story, self.styles, {old: new for old, (new, _, _) in relations.items()})
        self.stories[name] = (kind, story, list(relations.values()))

    def _picture(self, part: str) -> str | None:
        """The new name of a picture; None where its format is not one that can be made bare."""
        if part not in self.pictures:
            content = self.package.content(part)
            bare = clean_picture(content) if content else None
            if bare is None:
                return None
            self.pictures[part] = (f"media/picture{len(self.pictures) + 1}.{bare[0]}", bare[1])
        return self.pictures[part][0]

    def _copy_looks(self) -> None:
        for root in (self.looks["styles"], self.looks["numbering"]):
            for name in NOT_IN_STYLES if root is not None else ():
                for each in list(root.iter(f"{W}{name}")):
                    remove(each)
        for each in self._children("settings"):
            if each.tag not in SETTINGS:
                remove(each)
        theme = self.looks["theme"]
        for each in [] if theme is None else list(theme.iter("{*}*")):
            for key in [key for key in each.attrib if key == "name" or key.startswith(R)]:
                if key == "name":
                    each.set(key, "Theme")
                else:
                    del each.attrib[key]

    def _children(self, kind: str) -> list[Any]:
        root = self.looks[kind]
        return [] if root is None else list(root)


def _content_types(kinds: dict[str, str]) -> str:
    types = etree.Element(f"{{{PACKAGE}/content-types}}Types", nsmap={None: f"{PACKAGE}/content-types"})
    defaults = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        "png": "image/png",
        "jpeg": "image/jpeg",
    }
    for suffix, kind in defaults.items():
        etree.SubElement(types, "Default", Extension=suffix, ContentType=kind)
    for name, kind in kinds.items():
        etree.SubElement(types, "Override", PartName=f"/word/{name}.xml", ContentType=CONTENT_TYPES[kind])
    return str(etree.tostring(types, encoding="unicode"))


def _relationships(relations: list[tuple[str, str, str]]) -> str:
    root = etree.Element(
        f"{{{PACKAGE}/relationships}}Relationships", nsmap={None: f"{PACKAGE}/relationships"}
    )
    for name, kind, target in relations:
        etree.SubElement(root, "Relationship", Id=name, Type=f"{KINDS}/{kind}", Target=target)
    return str(etree.tostring(root, encoding="unicode"))
