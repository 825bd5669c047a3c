"""Word documents: what Word would print is read, what it hides is counted."""

from io import BytesIO

import docx
import pytest

from council.minutes import read
from council.minutes.extract import extract


def p(text: str, properties: str = "", run: str = "") -> str:
    run_properties = f"<w:rPr>{run}</w:rPr>" if run else ""
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r>{run_properties}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def numbered(text: str, num: int | str, level: int = 0) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def level(place: int, form: str, pattern: str, *, start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def num(number: int, abstract: int, override: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'


def abstract(number: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def shown(data: bytes) -> list[str]:
    return [line.shown for line in extract(data, "minutes.docx").lines]


def codes(data: bytes) -> list[str]:
    return [problem.code for problem in extract(data, "minutes.docx").problems]


def test_list_numbers_are_drawn_and_deeper_levels_start_anew(word):
    numbering = abstract(0, level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)")) + num(5, 0)
    body = "".join(
        [
            numbered("Apologies", 5),
            p("None were received."),
            numbered("Budget", 5),
            numbered("the rise be agreed;", 5, 1),
            numbered("the cut be agreed.", 5, 1),
            numbered("Close", 5),
            numbered("that the meeting end.", 5, 1),
        ]
    )
    assert shown(word(body, numbering=numbering)) == [
        "1. Apologies",
        "None were received.",
        "2. Budget",
        "(a) the rise be agreed;",
        "(b) the cut be agreed.",
        "3. Close",
        "(a) that the meeting end.",
    ]


def test_a_list_with_a_start_of_its_own_begins_there_and_another_goes_on_with_it(word):
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="57"/></w:lvlOverride>'
    numbering = abstract(0, level(0, "decimal", "%1.")) + num(5, 0) + num(6, 0, override)
    body = "".join([numbered("one", 5), numbered("two", 6), numbered("three", 5), numbered("four", 6)])
    assert shown(word(body, numbering=numbering)) == ["1. one", "57. two", "58. three", "59. four"]


def test_numbers_come_with_a_style_and_its_level(word):
    numbering = abstract(
        0, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2", more='<w:pStyle w:val="Minute"/>')
    ) + num(5, 0)
    styles = (
        '<w:style w:type="paragraph" w:styleId="Item"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Minute"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Closing"><w:basedOn w:val="Item"/></w:style>'
    )
    body = "".join(
        [
            p("Budget", '<w:pStyle w:val="Item"/>'),
            p("The Panel heard a report.", '<w:pStyle w:val="Minute"/>'),
            p("Close", '<w:pStyle w:val="Closing"/>'),
            p("Not numbered", '<w:pStyle w:val="Item"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
        ]
    )
    assert shown(word(body, styles=styles, numbering=numbering)) == [
        "1. Budget",
        "1.1 The Panel heard a report.",
        "2. Close",
        "Not numbered",
    ]


@pytest.mark.parametrize(
    ("form", "pattern", "start", "label"),
    [
        ("upperRoman", "%1.", 4, "IV."),
        ("lowerRoman", "(%1)", 9, "(ix)"),
        ("upperLetter", "%1)", 28, "BB)"),
        ("decimalZero", "%1", 7, "07"),
        ("ordinal", "%1", 22, "22nd"),
        ("bullet", "\uf0b7", 1, "•"),
        ("bullet", "o", 1, "•"),
        ("bullet", "-", 1, "-"),
        ("none", "", 1, None),
    ],
)
def test_a_number_is_drawn_in_the_form_of_its_level(word, form, pattern, start, label):
    numbering = abstract(0, level(0, form, pattern, start=start)) + num(5, 0)
    (line,) = extract(word(numbered("Words", 5), numbering=numbering), "minutes.docx").lines
    assert (line.label, line.text) == (label, "Words")


def test_a_legal_level_shows_roman_parents_as_figures(word):
    numbering = abstract(
        0, level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2", more="<w:isLgl/>")
    ) + num(5, 0)
    body = numbered("Part", 5) + numbered("Item", 5, 1)
    assert shown(word(body, numbering=numbering)) == ["I. Part", "1.1 Item"]


def test_a_number_alone_in_its_cell_is_read_and_an_empty_bullet_is_not(word):
    numbering = (
        abstract(0, level(0, "decimal", "%1.")) + abstract(1, level(0, "bullet", "•")) + num(5, 0) + num(6, 1)
    )
    row = f"<w:tbl><w:tr><w:tc>{numbered('', 5)}</w:tc><w:tc>{p('Budget')}</w:tc></w:tr></w:tbl>"
    lines = extract(word(row + numbered("", 6), numbering=numbering), "minutes.docx").lines
    assert [(line.text, line.label, line.row, line.column) for line in lines] == [
        ("1.", None, 1, 1),
        ("Budget", None, 1, 2),
    ]


@pytest.mark.parametrize(
    "hiding", ["<w:vanish/>", '<w:vanish w:val="1"/>', "<w:specVanish/>", "<w:webHidden/>"]
)
def test_hidden_text_is_counted_and_its_words_are_nowhere(word, hiding):
    body = f'<w:p><w:r><w:t xml:space="preserve">Councillor </w:t></w:r><w:r><w:rPr>{hiding}</w:rPr><w:t>Secret</w:t></w:r><w:r><w:t>Wray</w:t></w:r></w:p>'
    document = extract(word(body), "minutes.docx")
    assert [line.text for line in document.lines] == ["Councillor Wray"]
    (problem,) = document.problems
    assert problem.code == "hidden_text"
    assert problem.message.startswith("1 hidden piece ")
    assert "Secret" not in repr(document)


BLACKENED = '<w:highlight w:val="black"/>'
WHITE = '<w:color w:val="FFFFFF"/>'
STYLES = (
    '<w:style w:type="character" w:styleId="Unseen"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Heir"><w:basedOn w:val="Unseen"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Note"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Banner"><w:pPr><w:shd w:fill="336699"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Black"><w:pPr><w:shd w:fill="000000"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Pale"><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Marked"><w:rPr><w:color w:val="C00000"/><w:shd w:fill="C00000"/></w:rPr></w:style>'
)


@pytest.mark.parametrize(
    "body",
    [
        p("Secret", run='<w:rStyle w:val="Unseen"/>'),
        p("Secret", run='<w:rStyle w:val="Heir"/>'),
        p("Secret", '<w:pStyle w:val="Note"/>'),
        p("Secret", run=WHITE),
        p("Secret", run='<w:sz w:val="2"/>'),
        p("Secret", '<w:shd w:val="clear" w:fill="auto"/>', run=WHITE),
        p("Secret", run='<w:highlight w:val="black"/>'),
        p("Secret", run='<w:color w:val="auto"/><w:highlight w:val="black"/>'),
        p("Secret", run='<w:color w:val="0000FF"/><w:highlight w:val="blue"/>'),
        p("Secret", run='<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>'),
        p("Secret", run='<w:color w:val="000000"/><w:shd w:val="solid" w:color="auto" w:fill="auto"/>'),
        p("Secret", run='<w:color w:val="0D0D0D"/><w:shd w:val="clear" w:fill="000000"/>'),
        p("Secret", run='<w:color w:val="FFFFFF"/><w:highlight w:val="white"/>'),
        p("Secret", run='<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="auto"/>'),
        p("Secret", run='<w:color w:val="FFFFFF"/><w:highlight w:val="none"/>'),
        p("Secret", run='<w:rStyle w:val="Marked"/>'),
        p("Secret", '<w:pStyle w:val="Black"/>', run='<w:color w:val="000000"/>'),
        p("Secret", '<w:shd w:val="clear" w:fill="000000"/>', run='<w:color w:val="000000"/>'),
        p("Secret", '<w:pStyle w:val="Pale"/>'),
        p("Secret", '<w:pStyle w:val="Pale"/>', run="<w:b/>"),
        f"<w:tbl><w:tr><w:tc>{p('Secret', run=BLACKENED)}</w:tc></w:tr></w:tbl>",
        f"<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{p('Secret')}</w:tc></w:tr></w:tbl>",
    ],
)
def test_text_hidden_by_its_style_or_row_is_left_out(word, body):
    document = extract(word(body + p("Open"), styles=STYLES), "minutes.docx")
    assert [line.text for line in document.lines] == ["Open"]
    assert [problem.code for problem in document.problems] == ["hidden_text"]


@pytest.mark.parametrize(
    "body",
    [
        p("Open", run='<w:vanish w:val="0"/>'),
        p("Open", '<w:pStyle w:val="Note"/>', run='<w:vanish w:val="false"/>'),
        p("Open", "<w:rPr><w:vanish/></w:rPr>"),
        p("Open", run='<w:color w:val="FFFFFE"/><w:sz w:val="12"/>'),
        p("Open", run='<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="000080"/>'),
        p("Open", run='<w:color w:val="FFFFFF"/><w:highlight w:val="blue"/>'),
        p("Open", '<w:shd w:val="clear" w:fill="000080"/>', run=WHITE),
        p("Open", run='<w:highlight w:val="yellow"/>'),
        p("Open", run='<w:color w:val="000000"/><w:highlight w:val="yellow"/>'),
        p("Open", run='<w:color w:val="FF0000"/><w:highlight w:val="black"/>'),
        p("Open", run='<w:highlight w:val="darkGray"/>'),
        p("Open", run='<w:shd w:val="clear" w:fill="000000"/>'),
        p("Open", run='<w:color w:val="FFFFFF"/><w:shd w:val="pct50" w:color="000000" w:fill="FFFFFF"/>'),
        p(
            "Open",
            run='<w:color w:val="FFFFFF"/><w:highlight w:val="black"/><w:shd w:val="clear" w:fill="FFFFFF"/>',
        ),
        p("Open", '<w:pStyle w:val="Black"/>'),
        p("Open", '<w:pStyle w:val="Black"/>', run=WHITE),
        p(
            "Open",
            '<w:pStyle w:val="Black"/><w:shd w:val="clear" w:fill="auto"/>',
            run='<w:color w:val="000000"/>',
        ),
        p("Open", '<w:pStyle w:val="Pale"/>', run='<w:color w:val="000000"/>'),
        p("Open", '<w:pStyle w:val="Pale"/><w:shd w:val="clear" w:fill="000080"/>'),
        p("Open", '<w:pStyle w:val="Banner"/>', run=WHITE),
        f"<w:tbl><w:tr><w:tc>{p('Open', run=WHITE)}</w:tc></w:tr></w:tbl>",
        p("Open") + p(" ", run="<w:vanish/>"),
    ],
)
def test_text_that_is_shown_is_not_taken_for_hidden(word, body):
    document = extract(word(body, styles=STYLES), "minutes.docx")
    assert [line.text for line in document.lines] == ["Open"]
    assert document.problems == ()


def test_insertions_are_read_deletions_left_out_and_both_told(word):
    body = (
        "<w:p><w:r><w:t>The Panel </w:t></w:r>"
        '<w:del w:id="1"><w:r><w:delText>Secret</w:delText></w:r></w:del>'
        '<w:moveFrom w:id="2"><w:r><w:t>Moved</w:t></w:r></w:moveFrom>'
        '<w:ins w:id="3"><w:r><w:t xml:space="preserve"> agreed.</w:t></w:r></w:ins></w:p>'
    )
    document = extract(word(body), "minutes.docx")
    assert [line.text for line in document.lines] == ["The Panel agreed."]
    assert [problem.code for problem in document.problems] == ["tracked_changes"]
    assert "3 tracked changes" in document.problems[0].message


def test_comments_in_the_margin_are_counted_and_their_words_are_nowhere(word):
    margin = '<w:comment w:id="0"><w:p><w:r><w:t>Secret</w:t></w:r></w:p></w:comment>'
    document = extract(word(p("Open"), comments=margin), "minutes.docx")
    assert [line.text for line in document.lines] == ["Open"]
    assert [problem.code for problem in document.problems] == ["comments"]
    assert "Secret" not in repr(document)


def test_a_paragraph_whose_mark_was_deleted_runs_on_into_the_next(word):
    deleted = '<w:rPr><w:del w:id="1"/></w:rPr>'
    assert shown(word(p("The Panel ", deleted) + p("agreed."))) == ["The Panel agreed."]


def test_a_text_box_is_read_once_after_its_paragraph(word):
    box = f"<w:txbxContent>{p('Webcast')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>Budget</w:t></w:r><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    lines = extract(word(body), "minutes.docx").lines
    assert [(line.text, line.origin) for line in lines] == [("Budget", "body"), ("Webcast", "textbox")]


@pytest.mark.parametrize("look", [WHITE, '<w:sz w:val="2"/>'])
def test_item_markers_too_pale_or_small_to_be_noticed_are_read(word, look):
    document = extract(word(p("&lt;AI1&gt;", run=look) + p("Apologies")), "minutes.docx")
    assert ([line.text for line in document.lines], document.problems) == (["<AI1>", "Apologies"], ())


def test_a_word_stamped_across_the_pages_stands_in_their_head_and_marks_a_draft(word):
    stamp = (
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">'
        '<v:textpath string="DRAFT"/></v:shape></w:pict></w:r></w:p>'
    )
    body = (
        p("Kelby Parish Council")
        + '<w:sectPr><w:headerReference r:id="r-header1" w:type="default"/></w:sectPr>'
    )
    data = word(body, header1=stamp)
    first, _ = extract(data, "minutes.docx").lines
    assert (first.text, first.origin, first.furniture) == ("DRAFT", "header", "page")
    assert read(data, "minutes.docx").draft is True


def test_tracked_changes_in_heads_and_notes_are_told(word):
    deleted = '<w:p><w:del w:id="1"><w:r><w:delText>Secret</w:delText></w:r></w:del><w:r><w:t>Head</w:t></w:r></w:p>'
    document = extract(word(p("Body"), header1=deleted), "minutes.docx")
    assert [problem.code for problem in document.problems] == ["tracked_changes"]


def test_moved_text_is_read_once_where_it_stands_now(word):
    moved = "<w:r><w:t>The Chair spoke.</w:t></w:r>"
    body = f'<w:p><w:moveFrom w:id="1">{moved}</w:moveFrom></w:p>{p("First")}<w:p><w:moveTo w:id="2">{moved}</w:moveTo></w:p>'
    assert [line.text for line in extract(word(body), "minutes.docx").lines] == ["First", "The Chair spoke."]


def test_content_controls_links_and_field_results_are_read_and_field_codes_are_not(word):
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText><w:t>code</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>9 June</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{p('Chair')}</w:sdtContent></w:sdt>"
        f"<w:p><w:hyperlink><w:r><w:t>Report</w:t></w:r></w:hyperlink><w:r><w:tab/></w:r>{field}</w:p>"
        '<w:p><w:fldSimple w:instr="PAGE"><w:r><w:t>3</w:t></w:r></w:fldSimple></w:p>'
    )
    assert shown(word(body)) == ["Chair", "Report\t9 June", "3"]


def test_a_footnote_follows_its_paragraph_under_its_number(word):
    body = '<w:p><w:r><w:t>Agreed</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>' + p("Next")
    footnotes = f'<w:footnote w:id="0">{p("never")}</w:footnote><w:footnote w:id="2">{p("By five votes.")}</w:footnote>'
    lines = extract(word(body, footnotes=footnotes), "minutes.docx").lines
    assert [(line.shown, line.origin) for line in lines] == [
        ("Agreed", "body"),
        ("1 By five votes.", "footnote"),
        ("Next", "body"),
    ]


def test_merged_cells_are_read_once_and_nested_tables_count_apart():
    document = docx.Document()
    table = document.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Wide"
    table.cell(0, 2).merge(table.cell(1, 2)).text = "Tall"
    table.cell(1, 0).text = "Low"
    table.cell(1, 1).add_table(rows=1, cols=1).cell(0, 0).text = "Inner"
    data = BytesIO()
    document.save(data)
    lines = extract(data.getvalue(), "minutes.docx").lines
    assert [(line.text, line.table, line.row, line.column) for line in lines] == [
        ("Wide", 1, 1, 1),
        ("Tall", 1, 1, 3),
        ("Low", 1, 2, 1),
        ("Inner", 2, 1, 1),
    ]


def test_heads_and_feet_are_page_furniture_and_said_once(word):
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="r-header1"/>'
        '<w:footerReference w:type="first" r:id="r-footer1"/></w:sectPr>'
    )
    body = p("Budget") + f"<w:p><w:pPr>{section}</w:pPr></w:p>" + section
    lines = extract(word(body, header1=p("Moors Panel"), footer1=p("Old foot")), "minutes.docx").lines
    assert [(line.number, line.text, line.furniture, line.origin) for line in lines] == [
        (1, "Moors Panel", "page", "header"),
        (2, "Budget", None, "body"),
    ]


def test_line_breaks_part_lines_and_special_signs_are_readable(word):
    body = (
        "<w:p><w:r><w:t>Present</w:t><w:br/><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t><w:softHyphen/><w:t>C</w:t>"
        '<w:br/><w:br/><w:sym w:font="Wingdings" w:char="F0FC"/><w:t xml:space="preserve"> done</w:t></w:r></w:p>'
    )
    lines = extract(word(body), "minutes.docx").lines
    assert [(line.text, line.blank_before) for line in lines] == [
        ("Present", False),
        ("A-BC", False),
        ("✓ done", True),
    ]


@pytest.mark.parametrize(
    ("font", "text", "read_as"),
    [
        ("Wingdings", "ü", "✓"),
        ("Symbol", "·", "•"),
        ("Symbol", "\uf0b7", "•"),
        ("Arial", "ü n", "ü n"),
        ("", "\uf0fc", "✓"),
    ],
)
def test_letters_of_a_symbol_font_are_read_as_the_signs_that_they_draw(word, font, text, read_as):
    (line,) = extract(word(p(text, run=f'<w:rFonts w:ascii="{font}"/>')), "minutes.docx").lines
    assert line.text == read_as


def test_bold_headings_indents_and_space_are_hinted(word):
    body = (
        '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Resolved:</w:t></w:r><w:r><w:t xml:space="preserve"> That</w:t></w:r></w:p>'
        "<w:p/>"
        + p("Budget", '<w:pStyle w:val="H2"/>')
        + p("Quoted", '<w:spacing w:before="240"/><w:ind w:left="1440"/>')
    )
    styles = '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:rPr><w:b/></w:rPr></w:style>'
    resolved, budget, quoted = extract(word(body, styles=styles), "minutes.docx").lines
    assert (resolved.bold_prefix, round(resolved.bold, 2), resolved.blank_before) == (9, 0.69, False)
    assert (budget.heading, budget.bold, budget.blank_before) == (2, 1.0, True)
    assert (quoted.indent, quoted.blank_before, quoted.bold) == (2, True, 0.0)


@pytest.mark.parametrize(
    "table_style",
    [
        '<w:style w:type="table" w:styleId="T"/>',
        '<w:style w:type="table" w:styleId="T"><w:name w:val="Grid"/></w:style>',
    ],
)
def test_styles_beside_table_styles_are_read(word, table_style):
    styles = f'{table_style}<w:style w:type="paragraph" w:styleId="Note"><w:rPr><w:vanish/></w:rPr></w:style>{table_style}'
    assert shown(word(p("Secret", '<w:pStyle w:val="Note"/>') + p("Open"), styles=styles)) == ["Open"]


@pytest.mark.parametrize("value", ["", "x", "1e400", "nan", "-1", "9" * 5000])
def test_a_number_that_is_none_numbers_nothing(word, value):
    numbering = abstract(0, level(0, "decimal", "%1.")) + num(5, 0)
    assert shown(word(numbered("Budget", value), numbering=numbering)) == ["Budget"]


def test_comments_are_not_part_of_the_minutes(word):
    body = '<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>Agreed</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p>'
    assert shown(word(body, comments=f'<w:comment w:id="0">{p("Secret")}</w:comment>')) == ["Agreed"]


def test_a_document_inserted_whole_is_a_blocking_problem(word):
    (problem,) = extract(word(p("Budget") + '<w:altChunk r:id="x"/>'), "minutes.docx").problems
    assert (problem.code, problem.blocking) == ("unread_part", True)


def test_a_clean_document_has_no_problem(word):
    assert codes(word(p("Budget"))) == []
