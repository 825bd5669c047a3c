"""OpenDocument texts: what would be printed is read, what is hidden is counted."""

import pytest

from council.minutes.extract import extract
from council.minutes.lines import Unreadable

MIME = "application/vnd.oasis.opendocument.text"
SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "style": "style",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
        "manifest": "manifest",
        "svg": "svg-compatible",
    }.items()
)
LIST = (
    '<text:list-style style:name="L">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>'
    '<text:list-level-style-number text:level="3" style:num-format="i" text:display-levels="2"/>'
    "</text:list-style>"
    '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="\uf0b7"/></text:list-style>'
)


@pytest.fixture
def odt(make_zip):
    """An .odt from the XML inside office:text, its automatic styles, and the inside of styles.xml."""

    def build(body: str, *, styles: str = "", common: str = "", **parts: str) -> bytes:
        return make_zip(
            {
                "mimetype": MIME,
                "content.xml": f"<office:document-content {SPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
                f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
                "styles.xml": f"<office:document-styles {SPACES}>{common}</office:document-styles>",
                **{name.replace("__", "/") + ".xml": content for name, content in parts.items()},
            }
        )

    return build


def p(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def item(*content: str, attributes: str = "") -> str:
    return f"<text:list-item {attributes}>{''.join(content)}</text:list-item>"


def a_list(*items: str, style: str = "L", attributes: str = "") -> str:
    return f'<text:list text:style-name="{style}" {attributes}>{"".join(items)}</text:list>'


def inner(*items: str, attributes: str = "") -> str:
    return f"<text:list {attributes}>{''.join(items)}</text:list>"


def style(name: str, family: str, inside: str = "", attributes: str = "") -> str:
    return f'<style:style style:name="{name}" style:family="{family}" {attributes}>{inside}</style:style>'


def read(data: bytes):
    return extract(data, "minutes.odt")


def shown(data: bytes) -> list[str]:
    return [line.shown for line in read(data).lines]


def codes(data: bytes) -> list[str]:
    return [problem.code for problem in read(data).problems]


def test_list_numbers_are_drawn_and_deeper_levels_start_anew(odt):
    body = a_list(
        item(p("Apologies"), p("None were received.")),
        item(p("Budget"), inner(item(p("the rise;"), inner(item(p("in May")))), item(p("the cut.")))),
        item(p("Close"), inner(item(p("that it end.")))),
    )
    assert shown(odt(body, styles=LIST)) == [
        "1. Apologies",
        "None were received.",
        "2. Budget",
        "(a) the rise;",
        "a.i in May",
        "(b) the cut.",
        "3. Close",
        "(a) that it end.",
    ]


def test_a_list_goes_on_where_it_says_so_and_starts_anew_where_it_does_not(odt):
    continued = 'text:continue-numbering="true"'
    body = (
        a_list(item(p("one")), attributes='xml:id="first"')
        + p("between")
        + a_list(item(p("two")), attributes=continued)
        + a_list(item(p("anew")))
        + a_list(item(p("three")), attributes='text:continue-list="first"')
        + a_list(item(p("seven"), attributes='text:start-value="7"'), item(p("eight")), attributes=continued)
    )
    assert shown(odt(body, styles=LIST)) == [
        "1. one",
        "between",
        "2. two",
        "1. anew",
        "3. three",
        "7. seven",
        "8. eight",
    ]


def test_a_level_may_begin_at_another_number_and_a_list_header_has_none(odt):
    styles = (
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" text:start-value="57"'
        ' style:num-format="1" style:num-suffix="."/></text:list-style>'
    )
    body = a_list(f"<text:list-header>{p('Items')}</text:list-header>", item(p("Budget")))
    assert shown(odt(body, styles=styles)) == ["Items", "57. Budget"]


def test_bullets_of_every_font_are_bullets(odt):
    assert shown(odt(a_list(item(p("one")), style="B"), styles=LIST)) == ["• one"]


def test_headings_have_their_level_and_the_number_of_the_outline(odt):
    outline = (
        '<office:styles><text:outline-style><text:outline-level-style text:level="1" style:num-format="1"'
        ' style:num-suffix="."/><text:outline-level-style text:level="2" style:num-format=""/></text:outline-style>'
        '<style:style style:name="Plain" style:family="paragraph" style:list-style-name=""/></office:styles>'
    )
    body = (
        '<text:h text:outline-level="1">Budget</text:h><text:h text:outline-level="2">Reserves</text:h>'
        '<text:h text:outline-level="1" text:style-name="Plain">Unnumbered</text:h>'
        '<text:h text:outline-level="1">Close</text:h>'
    )
    assert [(line.shown, line.heading) for line in read(odt(body, common=outline)).lines] == [
        ("1. Budget", 1),
        ("Reserves", 2),
        ("Unnumbered", 1),
        ("2. Close", 1),
    ]


HIDING = style("Unseen", "text", '<style:text-properties text:display="none"/>') + style(
    "Note", "paragraph", '<style:text-properties text:display="none"/>'
)


@pytest.mark.parametrize(
    "body",
    [
        p('<text:span text:style-name="Unseen">Secret</text:span>'),
        p("Secret", "Note"),
        p('<text:span text:style-name="Heir">Secret</text:span>'),
        f'<text:section text:display="none">{p("Secret")}</text:section>',
        f'<text:section text:display="condition" text:is-hidden="true">{p("Secret")}</text:section>',
        p('<text:hidden-text text:is-hidden="true" text:string-value="Secret"/>'),
        p('Secret<text:hidden-paragraph text:is-hidden="true"/>'),
        f'<table:table><table:table-row table:visibility="collapse"><table:table-cell>{p("Secret")}</table:table-cell></table:table-row></table:table>',
        p(f'<draw:frame draw:display="none"><draw:text-box>{p("Secret")}</draw:text-box></draw:frame>'),
        p(
            '<text:span text:style-name="Unseen"><text:note><text:note-body><text:p>Secret</text:p>'
            "</text:note-body></text:note></text:span>"
        ),
    ],
)
def test_hidden_text_is_counted_and_its_words_are_nowhere(odt, body):
    heir = style("Heir", "text", attributes='style:parent-style-name="Unseen"')
    document = read(odt(body + p("Open"), styles=HIDING + heir))
    assert [line.text for line in document.lines] == ["Open"]
    assert [problem.code for problem in document.problems] == ["hidden_text"]
    assert document.problems[0].message.startswith("1 hidden piece ")
    assert "Secret" not in repr(document)


@pytest.mark.parametrize(
    "body",
    [
        p('<text:span text:style-name="Shown">Open</text:span>', "Note"),
        f'<text:section text:display="condition">{p("Open")}</text:section>',
        p('Open<text:hidden-paragraph text:is-hidden="false"/>'),
        p('Open<text:span text:style-name="Unseen"> </text:span>'),
    ],
)
def test_text_that_is_shown_is_not_taken_for_hidden(odt, body):
    styles = HIDING + style("Shown", "text", '<style:text-properties text:display="true"/>')
    document = read(odt(body, styles=styles))
    assert [line.text for line in document.lines] == ["Open"]
    assert document.problems == ()


def test_insertions_are_read_deletions_left_out_and_both_told(odt):
    region = "<text:changed-region><text:{kind}>{inside}</text:{kind}></text:changed-region>"
    changes = region.format(kind="insertion", inside="") + region.format(kind="deletion", inside=p("Secret"))
    body = f"<text:tracked-changes>{changes}</text:tracked-changes>" + p(
        "The Panel <text:change/><text:change-start/>agreed<text:change-end/>."
    )
    document = read(odt(body))
    assert [line.text for line in document.lines] == ["The Panel agreed."]
    assert "2 tracked changes" in document.problems[0].message
    assert "Secret" not in repr(document)


def test_comments_in_the_margin_are_counted_and_their_words_are_nowhere(odt):
    document = read(odt(p(f"Open<office:annotation>{p('Secret')}</office:annotation>")))
    assert [line.text for line in document.lines] == ["Open"]
    assert [problem.code for problem in document.problems] == ["comments"]


def test_cells_have_their_place_and_covered_ones_are_not_read(odt):
    cell = "<table:table-cell {0}>{1}</table:table-cell>"
    wide = cell.format('table:number-columns-spanned="2"', p("Wide")) + "<table:covered-table-cell/>"
    low = '<table:table-cell table:number-columns-repeated="2"/>' + cell.format("", p("Low"))
    nested = f"<table:table><table:table-row>{cell.format('', p('Inner'))}</table:table-row></table:table>"
    body = (
        f"<table:table><table:table-header-rows><table:table-row>{wide}{cell.format('', p('Tall'))}</table:table-row>"
        f"</table:table-header-rows><table:table-row>{low}{cell.format('', nested)}</table:table-row></table:table>"
    )
    assert [(line.text, line.table, line.row, line.column) for line in read(odt(body)).lines] == [
        ("Wide", 1, 1, 1),
        ("Tall", 1, 1, 3),
        ("Low", 1, 2, 3),
        ("Inner", 2, 1, 1),
    ]


def test_text_boxes_and_footnotes_follow_their_paragraph(odt):
    note = f"<text:note><text:note-citation>1</text:note-citation><text:note-body>{p('By five votes.')}</text:note-body></text:note>"
    box = f"<draw:frame><draw:text-box>{p('Webcast')}</draw:text-box><svg:title>A camera</svg:title></draw:frame>"
    lines = read(odt(p(f"Agreed{note}{box}.") + p("Next"))).lines
    assert [(line.shown, line.origin) for line in lines] == [
        ("Agreed.", "body"),
        ("1 By five votes.", "footnote"),
        ("Webcast", "textbox"),
        ("Next", "body"),
    ]


def test_white_space_tabs_breaks_and_soft_hyphens_are_as_printed(odt):
    body = p(
        "\n  Present:<text:tab/>A\u2011B <text:s text:c='2'/>C\xadD \n E<text:line-break/><text:soft-page-break/>Next"
    )
    assert shown(odt(body)) == ["Present:\tA-B   CD E", "Next"]


def test_bold_indents_and_space_are_hinted(odt):
    styles = style("B", "text", '<style:text-properties fo:font-weight="bold"/>') + style(
        "Q", "paragraph", '<style:paragraph-properties fo:margin-left="1in" fo:margin-top="0.2cm"/>'
    )
    body = p('<text:span text:style-name="B">Resolved:</text:span> That') + p("Quoted", "Q")
    resolved, quoted = read(odt(body, styles=styles)).lines
    assert (resolved.bold_prefix, round(resolved.bold, 2), resolved.blank_before) == (9, 0.69, False)
    assert (quoted.indent, quoted.blank_before, quoted.bold) == (2, True, 0.0)


def test_heads_and_feet_of_the_pages_in_use_are_page_furniture(odt):
    masters = (
        "<office:master-styles>"
        f'<style:master-page style:name="Standard"><style:header>{p("Moors Panel")}</style:header>'
        f"<style:header-left>{p('Moors Panel')}</style:header-left><style:footer>{p('Page <text:page-number>3</text:page-number>')}</style:footer>"
        f'<style:footer-first style:display="false">{p("Off")}</style:footer-first></style:master-page>'
        f'<style:master-page style:name="Envelope"><style:header>{p("Unused")}</style:header></style:master-page>'
        "</office:master-styles>"
    )
    lines = read(odt(p("Budget"), common=masters)).lines
    assert [(line.number, line.text, line.furniture, line.origin) for line in lines] == [
        (1, "Moors Panel", "page", "header"),
        (2, "Budget", None, "body"),
        (3, "Page 3", "page", "footer"),
    ]


def test_a_clean_document_has_no_problem(odt):
    assert codes(odt(p("Budget"))) == []


def test_a_document_with_a_password_is_refused(odt):
    manifest = f"<manifest:manifest {SPACES}><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
    with pytest.raises(Unreadable, match="password"):
        read(odt(p("x"), **{"META-INF__manifest": manifest}))


@pytest.mark.parametrize(
    ("tag", "kind"), [("spreadsheet", "a spreadsheet"), ("presentation", "a presentation")]
)
def test_another_kind_of_document_is_named_for_what_it_is(make_zip, tag, kind):
    content = f"<office:document-content {SPACES}><office:body><office:{tag}/></office:body></office:document-content>"
    with pytest.raises(Unreadable, match=kind):
        read(make_zip({"mimetype": MIME, "content.xml": content}))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("<office:document-content/>", "damaged"),
        (f"<office:document-content {SPACES}/>", "damaged"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "declares a document type"),
        ("<a>" + " " * 5_000_000 + "</a>", "far more than minutes hold"),
    ],
)
def test_a_hostile_part_is_refused(make_zip, content, message):
    with pytest.raises(Unreadable, match=message):
        read(make_zip({"mimetype": MIME, "content.xml": content}))


@pytest.mark.parametrize("tag", ["text:section", "text:span"])
def test_deep_nesting_is_read_and_nesting_without_end_is_refused(odt, tag):
    def nested(depth: int) -> bytes:
        inside = "x" if tag == "text:span" else p("x")
        wrapped = f"<{tag}>" * depth + inside + f"</{tag}>" * depth
        return odt(p(wrapped) if tag == "text:span" else wrapped)

    assert shown(nested(100)) == ["x"]
    with pytest.raises(Unreadable, match="damaged"):
        read(nested(300))


@pytest.mark.parametrize("value", ["x", "-5", "999999999", "9" * 5000, ""])
def test_a_number_out_of_range_does_no_harm(odt, value):
    row = f'<table:table-row><table:table-cell table:number-columns-repeated="{value}"/><table:table-cell>{p("Cell")}</table:table-cell></table:table-row>'
    body = p(f'A<text:s text:c="{value}"/>B') + f"<table:table>{row}</table:table>"
    first, second = read(odt(body)).lines
    assert first.text.startswith("A ")
    assert len(first.text) <= 502
    assert second.text == "Cell"
