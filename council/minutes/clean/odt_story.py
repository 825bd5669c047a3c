"""The content of an OpenDocument text without anything that is not printed."""

from typing import Any

from council.minutes.extract.odt import CHANGES
from council.minutes.extract.odt_inline import DRAW, PARAGRAPHS, SVG, is_hidden
from council.minutes.extract.odt_styles import OFFICE, TABLE, TEXT, Styles

from .package import remove, unwrap

XLINK = "{http://www.w3.org/1999/xlink}href"
OBJECTS = tuple(f"{DRAW}{name}" for name in ("object", "object-ole", "plugin", "applet", "floating-frame"))
MARKS = (
    "bookmark",
    "bookmark-start",
    "bookmark-end",
    "reference-mark",
    "reference-mark-start",
    "reference-mark-end",
)
INDEX_MARKS = tuple(
    f"{kind}-mark{end}"
    for kind in ("toc", "user-index", "alphabetical-index")
    for end in ("", "-start", "-end")
)
DECLARED = ("variable-decls", "sequence-decls", "user-field-decls", "dde-connection-decls", "section-source")
INDEX_SOURCES = tuple(
    f"{kind}-source"
    for kind in (
        "table-of-content",
        "illustration-index",
        "table-index",
        "object-index",
        "user-index",
        "alphabetical-index",
        "bibliography",
    )
)
TEXT_REMOVED = (
    "tracked-changes",
    "change",
    "change-start",
    "change-end",
    "script",
    "ruby-text",
    "soft-page-break",
)
REMOVED = (
    *OBJECTS,
    *(
        f"{OFFICE}{name}"
        for name in ("annotation", "annotation-end", "forms", "event-listeners", "binary-data")
    ),
    *(
        f"{TEXT}{name}"
        for names in (MARKS, INDEX_MARKS, DECLARED, INDEX_SOURCES, TEXT_REMOVED)
        for name in names
    ),
    f"{SVG}title",
    f"{SVG}desc",
)
INDEXES = tuple(
    f"{TEXT}{name}"
    for name in (*(source.removesuffix("-source") for source in INDEX_SOURCES), "index-body", "index-title")
)
KEPT_IN_PARAGRAPHS = frozenset(
    f"{TEXT}{name}"
    for name in (
        "span",
        "s",
        "tab",
        "line-break",
        "note",
        "note-citation",
        "note-body",
        "page-number",
        "page-count",
    )
)
FIXED_ATTRIBUTES = frozenset(
    (
        XLINK,
        f"{DRAW}name",
        f"{TABLE}name",
        f"{TABLE}formula",
        f"{TABLE}protection-key",
        *(
            f"{TEXT}{name}"
            for name in ("name", "formula", "condition", "string-value", "description", "protection-key")
        ),
        *(
            f"{OFFICE}{name}"
            for name in ("value", "string-value", "date-value", "time-value", "boolean-value", "name")
        ),
    )
)


def count_changes(content: Any) -> int:
    """How many tracked changes nobody has accepted or refused yet."""
    return sum(1 for _ in content.iter(*CHANGES))


def clean_story(story: Any, styles: Styles, pictures: dict[str, str]) -> None:
    """Take out what is hidden, who wrote it and where it points to."""
    for tag in REMOVED:
        for each in list(story.iter(tag)):
            remove(each)
    for tag in INDEXES:
        for each in list(story.iter(tag)):
            unwrap(each)
    _remove_hidden(story, styles)
    for paragraph in list(story.iter(*PARAGRAPHS)):
        _fields_as_words(paragraph)
    _clean_frames(story, pictures)
    _clean_attributes(story, pictures)


def _remove_hidden(story: Any, styles: Styles) -> None:
    for row in list(story.iter(f"{TABLE}table-row")):
        if row.get(f"{TABLE}visibility", "visible") != "visible":
            remove(row)
    for paragraph in list(story.iter(*PARAGRAPHS)):
        style = styles.style("paragraph", paragraph.get(f"{TEXT}style-name"))
        conditional = list(paragraph.iter(f"{TEXT}hidden-paragraph"))
        if (
            is_hidden(paragraph)
            or any(is_hidden(each) for each in conditional)
            or (_strip(paragraph, styles, hidden=bool(style.hidden)) and not _has_words(paragraph))
        ):
            remove(paragraph)
    for each in list(story.iter("{*}*")):
        if is_hidden(each) and each is not story:
            remove(each)


def _strip(element: Any, styles: Styles, *, hidden: bool) -> bool:
    """Take the hidden words out of a paragraph or span; whether there were any."""
    found = False
    if hidden and (element.text or "").strip():
        element.text, found = None, True
    for child in list(element):
        if hidden and (child.tail or "").strip():
            child.tail, found = None, True
        if child.tag == f"{TEXT}span" and not is_hidden(child):
            style = styles.style("text", child.get(f"{TEXT}style-name"))
            found |= _strip(child, styles, hidden=hidden if style.hidden is None else style.hidden)
        elif hidden or is_hidden(child):
            found |= _has_words(child) or child.get(f"{TEXT}string-value") is not None
            remove(child)
        elif child.tag != f"{TEXT}note" and not child.tag.startswith(DRAW):
            found |= _strip(child, styles, hidden=False)
    return found


def _has_words(element: Any) -> bool:
    return any(text.strip() for text in element.itertext())


def _fields_as_words(paragraph: Any) -> None:
    """A field such as the author's name becomes the words that it shows; page numbers stay alive."""
    for child in list(paragraph):
        if child.tag == f"{TEXT}note" or child.tag.startswith(DRAW):
            continue
        _fields_as_words(child)
        if child.tag not in KEPT_IN_PARAGRAPHS:
            unwrap(child)


def _clean_frames(story: Any, pictures: dict[str, str]) -> None:
    for image in list(story.iter(f"{DRAW}image")):
        if image.get(XLINK) not in pictures:
            remove(image)
    for frame in list(story.iter(f"{DRAW}frame")):
        if len(frame) == 0:
            remove(frame)


def _clean_attributes(story: Any, pictures: dict[str, str]) -> None:
    for number, each in enumerate(story.iter("{*}*")):
        for key in [key for key in each.attrib if key in FIXED_ATTRIBUTES]:
            if key == XLINK and each.get(key) in pictures:
                each.set(key, pictures[each.get(key)])
            elif key == f"{TEXT}name" and each.tag == f"{TEXT}section":
                each.set(key, f"Section{number}")
            else:
                del each.attrib[key]
