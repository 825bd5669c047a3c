"""An OpenDocument text for publication: its content and styles in a new package, without what they hide."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from council.minutes.extract.odt import MEDIA_TYPE, Walk, read_odt
from council.minutes.extract.odt_inline import DRAW
from council.minutes.extract.odt_styles import NAME, OFFICE, STYLE
from council.minutes.extract.package import Parts
from council.minutes.lines import Unreadable

from .check import check_same, check_shown
from .odt_story import XLINK, clean_story, count_changes
from .package import remove, written, xml_bytes
from .pictures import clean_picture

MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
CONTENT = frozenset(f"{OFFICE}{name}" for name in ("font-face-decls", "automatic-styles", "body"))
STYLES = frozenset(
    f"{OFFICE}{name}" for name in ("font-face-decls", "styles", "automatic-styles", "master-styles")
)
EDGES = ("header", "footer")


def clean_odt(data: bytes) -> bytes:
    """A copy that prints the same; Unreadable while it has tracked changes."""
    original = read_odt(data)
    copy = Copy(Parts(data))
    made = written(copy.written(), stored=frozenset(("mimetype",)))
    check_same(original, read_odt(made))
    check_shown(copy.words(), original)
    return made


class Copy:
    """The parts of the copy."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.content, self.styles = parts.xml("content.xml"), parts.xml("styles.xml")
        self.pictures: dict[str, tuple[str, bytes]] = {}
        changes = count_changes(self.content)
        if changes:
            raise Unreadable(
                f"The file holds {changes} tracked change{'s' if changes > 1 else ''}, so no clean copy can be made: "
                "accept or reject them, save the file and upload that."
            )
        walk = self._walked()
        self._copy(self.content, CONTENT, walk.styles)
        if self.styles is not None:
            self._remove_unused_edges(walk)
            self._copy(self.styles, STYLES, walk.edge_styles)

    def words(self) -> Iterator[str]:
        """Every piece of text in the body and on the edges of the pages."""
        for root, holder in ((self.content, "body"), (self.styles, "master-styles")):
            story = None if root is None else root.find(f"{OFFICE}{holder}")
            yield from () if story is None else story.itertext()

    def written(self) -> Iterator[tuple[str, bytes]]:
        """The parts with their names, none of which is a word of the original."""
        parts = {"content.xml": xml_bytes(self.content)}
        if self.styles is not None:
            parts["styles.xml"] = xml_bytes(self.styles)
        parts |= dict(self.pictures.values())
        yield "mimetype", MEDIA_TYPE.encode()
        yield from parts.items()
        yield "META-INF/manifest.xml", _manifest(parts)

    def _walked(self) -> Walk:
        """A walk of the reader, which knows the styles and the pages that are used."""
        walk = Walk(self.content, self.styles)
        walk.document(self.content.find(f"{OFFICE}body/{OFFICE}text"))
        return walk

    def _copy(self, root: Any, kept: frozenset[str], styles: Any) -> None:
        for each in list(root):
            if each.tag not in kept:
                remove(each)
        for each in list(
            root.iter("{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}font-face-src")
        ):
            remove(each)
        clean_story(root, styles, self._renamed(root))

    def _renamed(self, root: Any) -> dict[str, str]:
        """Where each picture that is kept was and where it is now."""
        wanted = {
            each.get(XLINK, "")
            for each in root.iter(f"{DRAW}image", f"{DRAW}fill-image", f"{STYLE}background-image")
        }
        for name in sorted(wanted - self.pictures.keys()):
            content = self.parts.content(name)
            bare = clean_picture(content) if content else None
            if bare:
                self.pictures[name] = (f"Pictures/picture{len(self.pictures) + 1}.{bare[0]}", bare[1])
        return {old: new for old, (new, _) in self.pictures.items()}

    def _remove_unused_edges(self, walk: Walk) -> None:
        used = {each.get(NAME) for each in walk.used_masters()}
        for master in self.styles.iter(f"{STYLE}master-page"):
            for each in list(master):
                is_edge = each.tag.rpartition("}")[2].partition("-")[0] in EDGES
                shown = is_edge and master.get(NAME) in used and each.get(f"{STYLE}display") != "false"
                if not shown:
                    remove(each)


def _manifest(parts: dict[str, bytes]) -> bytes:
    root = etree.Element(f"{{{MANIFEST}}}manifest", nsmap={"manifest": MANIFEST})
    root.set(f"{{{MANIFEST}}}version", "1.2")
    kinds = {"/": MEDIA_TYPE} | {name: _kind(name) for name in parts}
    for name, kind in kinds.items():
        entry = etree.SubElement(root, f"{{{MANIFEST}}}file-entry")
        entry.set(f"{{{MANIFEST}}}full-path", name)
        entry.set(f"{{{MANIFEST}}}media-type", kind)
    return xml_bytes(root)


def _kind(name: str) -> str:
    suffix = name.rpartition(".")[2]
    return "text/xml" if suffix == "xml" else f"image/{suffix}"
