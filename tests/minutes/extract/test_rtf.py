"""Rich text: what would be printed is read, what is hidden is counted."""

import pytest

from council.minutes.extract import extract
from council.minutes.lines import Unreadable


def rtf(body: str) -> bytes:
    fonts = r"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset2 Symbol;}{\f2\fcharset204 Arial Cyr;}}"
    styles = (
        r"{\stylesheet{\snext0 Normal;}{\s2\b\outlinelevel1 Section;}{\s3\b heading 3;}"
        r"{\*\cs15\v Unseen;}{\s16\v Note;}}"
    )
    return (r"{\rtf1\ansi\ansicpg1252\deff0" + fonts + styles + "\n" + body + "}").encode("cp1252")


def read(body: str):
    return extract(rtf(body), "minutes.rtf")


def shown(body: str) -> list[str]:
    return [line.shown for line in read(body).lines]


def test_paragraphs_end_where_they_say_so_and_the_last_needs_no_end():
    assert shown(r"\pard Budget\par Close\par\pard\par The end") == ["Budget", "Close", "The end"]


def test_line_ends_of_the_file_are_no_text_and_escaped_ones_end_paragraphs():
    assert shown("Bud\r\nget\\\nClose\\\r\nEnd") == ["Budget", "Close", "End"]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        (r"caf\'e9 \'a3412.50 \'91so\'92", "café £412.50 ‘so’"),
        (r"\u8211\'96 \u8217? \uc0\u8212 x", "– ’ —x"),
        (r"\uc2\u163\'c2\'a3 5", "£ 5"),
        (r"\u-10180?\u-8448?", "\U0001f300"),
        (r"{\f2 \'cf\'f0}", "Пр"),
        (r"{\f1 \'b7\'fc}", "•✓"),
        (r"\u-3844 ?", "✓"),
        (r"A\_B\-C\~D", "A-BC\xa0D"),
        (r"\{x\} \\ \lquote a\rquote\emdash b", "{x} \\ ‘a’—b"),
        (r"A\tab B", "A\tB"),
        (r"\u9999999999?x", "x"),
    ],
)
def test_characters_are_read_in_their_code_page(written, read_as):
    assert shown(written) == [read_as]


def test_a_line_break_parts_lines():
    assert shown(r"Present\line A Wray") == ["Present", "A Wray"]


@pytest.mark.parametrize(
    ("label", "drawn"),
    [
        (r"{\listtext\pard\plain\b 57.\tab}", "57."),
        (r"{\pntext\f0 (a)\tab}", "(a)"),
        (r"{\listtext\f1 \'b7\tab}", "•"),
        (r"{\listtext o\tab}", "•"),
        (r"{\listtext -\tab}", "-"),
    ],
)
def test_the_label_of_a_list_item_stands_before_it(label, drawn):
    (line,) = read(rf"\pard{label}\ilvl1\ls7\li720 Budget\par").lines
    assert (line.label, line.text, line.indent, line.bold) == (drawn, "Budget", 1, 0.0)


@pytest.mark.parametrize(
    "hiding",
    [
        r"{\v Secret}",
        r"\v Secret\v0 ",
        r"{\webhidden Secret}",
        r"{\cs15 Secret}",
        r"\v1 Sec{\b ret}\plain ",
    ],
)
def test_hidden_text_is_counted_and_its_words_are_nowhere(hiding):
    document = read(rf"Councillor {hiding}Wray\par")
    assert [line.text for line in document.lines] == ["Councillor Wray"]
    assert [problem.message[:15] for problem in document.problems] == ["1 hidden piece "]
    assert "ret" not in repr(document.lines)


def test_a_paragraph_that_its_style_hides_is_left_out():
    document = read(r"\pard\s16 Secret\par\pard\plain Open\par")
    assert [line.text for line in document.lines] == ["Open"]
    assert [problem.code for problem in document.problems] == ["hidden_text"]


@pytest.mark.parametrize("shown_words", [r"{\v0 Open}", r"{\v\plain Open}", r"{\v  }Open", r"{\vern Open}"])
def test_text_that_is_shown_is_not_taken_for_hidden(shown_words):
    document = read(shown_words)
    assert [line.text.strip() for line in document.lines] == ["Open"]
    assert document.problems == ()


def test_insertions_are_read_deletions_left_out_and_both_told():
    document = read(
        r"The Panel {\deleted Secret}{\revised\revauth1 agreed}.{\deleted\par}{ And so.}\par Next"
    )
    assert [line.text for line in document.lines] == ["The Panel agreed. And so.", "Next"]
    assert "2 tracked changes" in document.problems[0].message


def test_comments_in_the_margin_are_counted_and_their_words_are_nowhere():
    document = read(r"Open{\*\atnid AB}{\*\atnauthor A}\chatn{\*\annotation{\*\atndate 1}\pard Secret}")
    assert [line.text for line in document.lines] == ["Open"]
    assert [problem.code for problem in document.problems] == ["comments"]


@pytest.mark.parametrize(
    "dropped",
    [
        r"{\*\unheard Secret{\b of}}",
        r"{\pict\wmetafile8 0102Secret}",
        r"{\*\shppict{\pict 0102}}{\nonshppict{\pict 0304}}",
        r"{\info{\title Secret}}",
        r"{\field{\*\fldinst HYPERLINK x}{\fldrslt }}",
        r"{\xe Secret}",
        r"{\object{\*\objdata 0102}{\result }}",
        "{\\pict\\bin12 }}}}}{{{{{\\\\}",
        r"{\nonesttables Secret\par}",
    ],
)
def test_what_is_no_text_of_the_document_is_dropped(dropped):
    assert shown(rf"Open{dropped} wide\par") == ["Open wide"]


def test_the_result_of_a_field_is_read():
    assert shown(r"On {\field{\*\fldinst DATE}{\fldrslt {9 June}}}.") == ["On 9 June."]


def test_cells_have_their_place_in_the_grid_of_the_whole_table():
    body = (
        r"\trowd\trleft-108\cellx4000\cellx6000\pard\intbl Wide\cell Tall\cell\row"
        r"\trowd\trleft-108\cellx2000\cellx4010\cellx6000\pard\intbl One\par more\cell\cell Three\cell\row"
        r"\pard After\par\trowd\cellx900\pard\intbl New\cell\row\pard"
    )
    assert [(line.text, line.table, line.row, line.column) for line in read(body).lines] == [
        ("Wide", 1, 1, 1),
        ("Tall", 1, 1, 3),
        ("One", 1, 2, 1),
        ("more", 1, 2, 1),
        ("Three", 1, 2, 3),
        ("After", None, None, None),
        ("New", 2, 1, 1),
    ]


def test_a_table_in_a_cell_counts_apart():
    inner = r"\pard\intbl\itap2 Inner\nestcell Right\nestcell{\*\nesttableprops\trowd\cellx500\cellx900\nestrow}{\nonesttables\par}"
    body = rf"\trowd\cellx4000\cellx6000{inner}\pard\intbl Outer\cell Next\cell\trowd\cellx4000\cellx6000\row\pard End"
    assert [(line.text, line.table, line.row, line.column) for line in read(body).lines] == [
        ("Inner", 2, 1, 1),
        ("Right", 2, 1, 2),
        ("Outer", 1, 1, 1),
        ("Next", 1, 1, 2),
        ("End", None, None, None),
    ]


def test_notes_and_text_boxes_follow_their_paragraph():
    note = r"{\super\chftn}{\footnote\pard\plain{\super\chftn} By five votes.\par}"
    end = r"{\super\chftn}{\footnote\ftnalt\pard\chftn  Later.}"
    own = r"{\footnote\pard * Its own mark.}"
    box = r"{\shp{\*\shpinst\shpleft1{\sp{\sn fill}{\sv Secret}}{\shptxt\pard Webcast\par}}{\shprslt{\*\do{\dptxbxtext Webcast}}}}"
    assert [
        (line.label, line.text.strip(), line.origin)
        for line in read(rf"Agreed{note}{end}{own}{box}.\par Next").lines
    ] == [
        (None, "Agreed.", "body"),
        ("1", "By five votes.", "footnote"),
        ("i", "Later.", "footnote"),
        (None, "* Its own mark.", "footnote"),
        (None, "Webcast", "textbox"),
        (None, "Next", "body"),
    ]


@pytest.mark.parametrize(
    ("switch", "heads"),
    [("", ["Moors Panel"]), (r"\titlepg", ["Moors Panel", "First"]), (r"\facingp", ["Moors Panel", "Left"])],
)
def test_heads_and_feet_that_some_page_shows_are_page_furniture(switch, heads):
    edges = r"{\header\pard Moors Panel\par}{\headerf First\par}{\headerl Left\par}{\footer Page {\field{\fldrslt 3}}\par}"
    lines = read(rf"{switch}{edges}\sectd{edges}\pard Budget\par").lines
    assert [(line.text, line.furniture, line.origin) for line in lines] == [
        *((head, "page", "header") for head in heads),
        ("Budget", None, "body"),
        ("Page 3", "page", "footer"),
    ]


def test_bold_headings_indents_and_space_are_hinted():
    body = (
        r"\pard{\b Resolved:} That\par\par\pard\s2\b Budget\b0\par\pard\s3 Reserves\par"
        r"\pard\sb240\li1440 Quoted\par\pard\outlinelevel0 Close\par\pard\s2\outlinelevel9 Open\par"
    )
    resolved, *others = read(body).lines
    assert (resolved.bold_prefix, round(resolved.bold, 2), resolved.blank_before) == (9, 0.69, False)
    assert [(line.heading, line.bold, line.indent, line.blank_before) for line in others] == [
        (2, 1.0, 0, True),
        (3, 0.0, 0, False),
        (None, 0.0, 2, True),
        (1, 0.0, 0, False),
        (None, 0.0, 0, False),
    ]


def test_a_clean_document_has_no_problem():
    assert read(r"Budget\par").problems == ()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"{\\rtf1 " + b"{" * 201 + b"x" + b"}" * 202, "nested deeper"),
        (b"{\\rtf1 " + b"{\\b " * 2_000_000, "nested deeper"),
        (rtf("Budget")[:-1], "ends in the middle"),
        (b"{\\rtf1 {\\pict\\bin999999999 ", "ends in the middle"),
        (b"{\\rtf1 " + b"\\par" * 200, "ends in the middle"),
        (b"{\\rtf1 " + b"x\\par " * 100_001 + b"}", "more than 100,000 lines"),
        (b"{\\rtf1 " + b"{}" * 1_000_001 + b"}", "far more formatting"),
    ],
    ids=["deep", "deeper", "cut", "cut in a picture", "cut at a paragraph", "long", "all braces"],
)
def test_a_hostile_file_is_refused(data, message):
    with pytest.raises(Unreadable, match=message):
        extract(data, "minutes.rtf")


@pytest.mark.parametrize(
    "body",
    [
        r"\row\nestrow\cell\nestcell\trowd\row x",
        r"\intbl\itap999999999 x\nestcell\cell",
        r"\intbl\itap-5 x\par",
        r"\li-99999 \sb-1 \outlinelevel-1 \ilvl-3 {\listtext 1.}x\par",
        r"\cellx1" * 5000 + r" x",
        r"{\stylesheet \s99999999999 \outlinelevel;}x",
        r"{\header\row\cell}{\footnote}x",
        r"\'zzx\'",
        r"\uc-1 \u8211 x",
        r"}}}} x",
    ],
)
def test_nonsense_does_no_harm(body):
    assert isinstance(extract(rtf(r"Budget\par " + body), "minutes.rtf").lines, tuple)


def test_what_follows_the_end_is_not_read():
    data = rtf(r"Budget\par") + b"{\\rtf1 Secret}\0\0"
    assert [line.text for line in extract(data, "minutes.rtf").lines] == ["Budget"]
