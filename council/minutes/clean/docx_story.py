"""A story of a Word document (its body, a running head, its notes) without anything that is not printed."""

import re
from collections.abc import Iterator
from typing import Any

from council.minutes.extract.docx_runs import ALTERNATIVES, PASSED_OVER, TEXT_BOX, Runs
from council.minutes.extract.docx_styles import Format, Styles, W, switched

from .package import remove, unwrap

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WORD_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
DRAWINGS = (f"{W}drawing", f"{W}pict", f"{W}object")
UNWRAPPED = tuple(f"{W}{name}" for name in ("sdtContent", "sdt", "customXml", "smartTag", "hyperlink"))
PROPERTIES_OF_WRAPPERS = ("sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr")
MARGIN = ("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef")
PLACES = (
    "bookmarkStart",
    "bookmarkEnd",
    "permStart",
    "permEnd",
    "proofErr",
    "lastRenderedPageBreak",
    "subDoc",
)
FORMER_LOOKS = tuple(
    f"{name}Change"
    for name in ("rPr", "pPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "tblPrEx", "numbering")
)
RANGES_OF_CHANGES = tuple(
    f"{range_}Range{end}"
    for range_ in (
        "moveFrom",
        "moveTo",
        "customXmlIns",
        "customXmlDel",
        "customXmlMoveFrom",
        "customXmlMoveTo",
    )
    for end in ("Start", "End")
)
NOT_PRINTED = ("delText", "delInstrText", "fldData", "tblCaption", "tblDescription", "printerSettings")
REMOVED = tuple(
    f"{W}{name}"
    for names in (PROPERTIES_OF_WRAPPERS, MARGIN, PLACES, FORMER_LOOKS, RANGES_OF_CHANGES, NOT_PRINTED)
    for name in names
)
LINKS_OF_DRAWINGS = ("{*}hlinkClick", "{*}hlinkHover", "{*}extLst")
CHANGES = tuple(
    f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge")
)
PAGE_NUMBER = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)(?:\s+\\\*\s*\w{1,20})*\s*")
"""The only fields that must stay alive: their words differ from page to page."""
PRINTED_IN_RUNS = frozenset(f"{W}{name}" for name in ("t", "tab", "ptab", "br", "cr", "noBreakHyphen"))
NAMING = frozenset(("descr", "title", "alt", "href", "tooltip", f"{W}tooltip"))
MARKS_OF_WRITERS = re.compile(
    rf"{re.escape(W)}rsid\w*|{re.escape(WORD_2010)}(?:paraId|textId)|.*\}}(?:gfxdata|author|initials)"
)


def count_changes(story: Any) -> int:
    """How many tracked changes nobody has accepted or refused yet."""
    return sum(1 for _ in story.iter(*CHANGES))


def clean_story(story: Any, styles: Styles, pictures: dict[str, str]) -> None:
    """Take out what is hidden, who wrote it and where it points to; `pictures` maps relationships to new ones."""
    for each in list(story.iter(ALTERNATIVES)):
        _keep_shown_branch(each)
    for tag in REMOVED:
        for each in list(story.iter(tag)):
            remove(each)
    for tag in UNWRAPPED:
        for each in list(story.iter(tag)):
            unwrap(each)
    _clean_fields(story)
    _remove_hidden(story, styles)
    _clean_drawings(story, pictures)
    _clean_attributes(story)


def _keep_shown_branch(alternatives: Any) -> None:
    for each in list(alternatives)[1:]:
        alternatives.remove(each)


def runs_of(element: Any) -> Iterator[Any]:
    """The runs of a paragraph in the order in which they are read, without those of its text boxes."""
    for child in element:
        if child.tag == f"{W}r":
            yield child
        elif child.tag not in PASSED_OVER and child.tag != TEXT_BOX and len(child):
            yield from runs_of(child)


def _clean_fields(story: Any) -> None:
    for paragraph in story.iter(f"{W}p"):
        _Fields().of(paragraph)
    for each in list(story.iter(f"{W}fldSimple")):
        if not PAGE_NUMBER.fullmatch(each.get(f"{W}instr", "")):
            unwrap(each)


class _Fields:
    """The fields of one paragraph: their results stay, their codes go; page numbers stay alive."""

    def __init__(self) -> None:
        self.in_result: list[bool] = []
        self.machinery: list[Any] = []
        self.code: list[str] = []
        self.goners: list[Any] = []

    def of(self, paragraph: Any) -> None:
        """Take the fields of a paragraph apart."""
        for run in list(runs_of(paragraph)):
            for each in run:
                self._part(each)
        self.goners += self.machinery  # a field that goes on in the next paragraph
        for each in self.goners:
            remove(each)

    def _part(self, each: Any) -> None:
        if each.tag == f"{W}fldChar":
            self._mark(each, each.get(f"{W}fldCharType"))
        elif each.tag == f"{W}instrText":
            self.machinery.append(each)
            self.code.append(each.text or "")
        elif each.tag in PRINTED_IN_RUNS and not all(self.in_result):
            self.goners.append(each)

    def _mark(self, mark: Any, kind: str | None) -> None:
        self.machinery.append(mark)
        if kind == "begin":
            self.in_result.append(False)
        elif kind == "separate" and self.in_result:
            self.in_result[-1] = True
        elif kind == "end" and self.in_result:
            self.in_result.pop()
            if not self.in_result:
                self._close()

    def _close(self) -> None:
        if not PAGE_NUMBER.fullmatch("".join(self.code)):
            self.goners += self.machinery
        self.machinery, self.code = [], []


def _remove_hidden(story: Any, styles: Styles) -> None:
    for row in list(story.iter(f"{W}tr")):
        if switched(row.find(f"{W}trPr"), f"{W}hidden"):
            remove(row)
    runs = Runs(styles)
    for paragraph in list(story.iter(f"{W}p")):
        style = styles.paragraph_style(Format.read(paragraph.find(f"{W}pPr")).style)
        for run in list(runs_of(paragraph)):
            if runs.look(run.find(f"{W}rPr"), style)[0]:
                remove(run)


def _clean_drawings(story: Any, pictures: dict[str, str]) -> None:
    for drawing in list(story.iter(*DRAWINGS)):
        if not _is_kept(drawing, pictures):
            remove(drawing)
            continue
        for each in list(drawing.iter(*LINKS_OF_DRAWINGS, "{*}OLEObject")):
            remove(each)
        for each in drawing.iter("{*}docPr", "{*}cNvPr"):
            each.set("name", "Drawing")
    for each in story.iter("{*}*"):
        for key in [key for key in each.attrib if key.startswith(R)]:
            if each.get(key) in pictures:
                each.set(key, pictures[each.get(key)])
            else:
                del each.attrib[key]


def _is_kept(drawing: Any, pictures: dict[str, str]) -> bool:
    """A drawing with words in it stays; a picture stays where all of it is seen and its file is kept."""
    if next(drawing.iter(TEXT_BOX), None) is not None:
        return True
    pointers = [
        value for each in drawing.iter("{*}*") for key, value in each.attrib.items() if key.startswith(R)
    ]
    links = {each.get(f"{R}id") for each in drawing.iter("{*}hlinkClick", "{*}hlinkHover")}
    return not any(_is_cropped(each) for each in drawing.iter("{*}srcRect", "{*}imagedata")) and all(
        pointer in pictures or pointer in links for pointer in pointers
    )


def _is_cropped(element: Any) -> bool:
    """Whether the file holds more of a picture than the page shows."""
    edges = ("l", "t", "r", "b", "cropleft", "croptop", "cropright", "cropbottom")
    return any(element.get(edge, "0") not in {"", "0"} for edge in edges)


def _clean_attributes(story: Any) -> None:
    for each in story.iter("{*}*"):
        for key in list(each.attrib):
            if key in NAMING or MARKS_OF_WRITERS.fullmatch(key):
                del each.attrib[key]
