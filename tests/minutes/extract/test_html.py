"""Web pages: what a browser shows is read, menus and comments are told apart, hidden text is counted."""

import pytest

from council.minutes.extract import extract
from council.minutes.lines import Line, Unreadable


def lines(source: str) -> tuple[Line, ...]:
    return extract(source.encode(), "minutes.html").lines


def shown(source: str) -> list[str]:
    return [line.shown for line in lines(source)]


def test_white_space_is_collapsed_and_breaks_part_lines():
    assert shown("<p>  The\n  Moors <b>Panel</b>\n met.<br>It   agreed.<br/></p><div>Next</div>tail") == [
        "The Moors Panel met.",
        "It agreed.",
        "Next",
        "tail",
    ]


def test_a_lone_tab_inside_a_line_stays_as_word_processors_write_it():
    assert shown("<div>\n\t<p>Clerk:\tI Holt,\n\tHead of Law</p>\n</div>") == ["Clerk:\tI Holt, Head of Law"]


def test_no_break_spaces_stay_and_an_empty_paragraph_is_space_before():
    present, chair = lines("<p>A&nbsp;Wray</p><p>&nbsp;</p><p>Chair</p>")
    assert (present.text, present.blank_before, chair.blank_before) == ("A\xa0Wray", False, True)


def test_scripts_styles_and_comments_are_not_words():
    source = "<head><title>T</title><style>p{}</style></head><script>alert(1)</script><noscript>N</noscript><!-- C --><template>X</template><p>Budget</p>"
    assert shown(source) == ["Budget"]
    assert extract(source.encode(), "minutes.html").problems == ()


@pytest.mark.parametrize(
    "hidden",
    [
        '<span style="display: none">Secret</span>',
        '<span style="DISPLAY:none">Secret</span>',
        '<span style="visibility: hidden">Secret</span>',
        "<span style='mso-hide:all'>Secret</span>",
        "<span hidden>Secret</span>",
        '<div style="display:none"><p>Secret <b>words</b></p></div>',
        '<span class="big gone">Secret</span>',
        '<p id="note">Secret</p>',
    ],
)
def test_hidden_text_is_counted_and_its_words_are_nowhere(hidden):
    sheet = "<style>/* .open {display:none} */ .gone, #note { color: red; display:none }</style>"
    document = extract(f"<html><head>{sheet}</head><p>Open {hidden} words</p>".encode(), "minutes.html")
    assert " ".join(line.text for line in document.lines) == "Open words"
    assert [(each.code, each.message[:2]) for each in document.problems] == [("hidden_text", "1 ")]
    assert "Secret" not in repr(document)


@pytest.mark.parametrize(
    "sheet",
    [
        "@media print { .seen { display:none } }",
        ".seen { display:none } .seen { display:block }",
        ".menu .seen { display:none }",
        "/* .seen { display:none }",
    ],
)
def test_text_that_a_browser_shows_is_not_taken_for_hidden(sheet):
    document = extract(f'<html><style>{sheet}</style><p class="seen">Open</p>'.encode(), "minutes.html")
    assert [line.text for line in document.lines] == ["Open"]
    assert document.problems == ()


def test_deleted_text_is_left_out_and_told():
    document = extract(b"<p>The Panel <del>Secret</del><ins>agreed</ins>.</p>", "minutes.html")
    assert [line.text for line in document.lines] == ["The Panel agreed."]
    assert [each.code for each in document.problems] == ["tracked_changes"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<ol><li>a<li>b</ol>", ["1. a", "2. b"]),
        (
            '<ol start="57"><li><p><b>a</b></p></li></ol><p>x</p><ol start="58"><li>b</ol>',
            ["57. a", "x", "58. b"],
        ),
        ('<ol><li>a<li value="9">b<li>c</ol>', ["1. a", "9. b", "10. c"]),
        ('<ol type="a"><li>a<li>b</ol>', ["a. a", "b. b"]),
        ('<ol style="list-style-type: upper-roman" start="4"><li>a</ol>', ["IV. a"]),
        ("<ol reversed><li>a<li>b</ol>", ["2. a", "1. b"]),
        ("<ol><li>a<ul><li>b</ul><li>c</ol>", ["1. a", "• b", "2. c"]),
        ('<ul style="list-style:none"><li>a</ul>', ["a"]),
        ("<ol><li></li><li>b</ol>", ["1.", "2. b"]),
        ("<ul><li></li><li>b</ul>", ["• b"]),
        ('<ol start="many"><li>a</ol>', ["1. a"]),
    ],
)
def test_list_labels_are_drawn_as_a_browser_draws_them(source, expected):
    assert shown(source) == expected


def test_a_label_stands_before_the_first_line_of_its_item_only():
    assert [
        (line.label, line.text, line.indent) for line in lines("<ol><li>a<br>b<p>c</p><ol><li>d</ol></ol>")
    ] == [
        ("1.", "a", 0),
        (None, "b", 0),
        (None, "c", 0),
        ("1.", "d", 1),
    ]


def test_cells_have_their_place_with_spans_counted():
    source = (
        "<table><tr><th rowspan=2>Name<td colspan=2>Wide<td>Last</tr><tr><td>Low</td><td>Second</td></tr></table>"
        "<table><tr><td>Other</table>"
    )
    assert [(line.text, line.table, line.row, line.column) for line in lines(source)] == [
        ("Name", 1, 1, 1),
        ("Wide", 1, 1, 2),
        ("Last", 1, 1, 4),
        ("Low", 1, 2, 2),
        ("Second", 1, 2, 3),
        ("Other", 2, 1, 1),
    ]


def test_headings_and_bold_are_hinted():
    heading, resolved, plain = lines(
        '<h2>Budget</h2><p><span style="font-weight:700">Resolved:</span> That</p><p><b style="font-weight: normal">x</b></p>'
    )
    assert (heading.heading, heading.bold) == (2, 1.0)
    assert (resolved.heading, resolved.bold_prefix) == (None, 9)
    assert plain.bold == 0.0


@pytest.mark.parametrize("marker", ["&lt;AI1&gt;", "<AI1>", "<ai1>"])
def test_item_markers_stay_as_text_however_they_are_written(marker):
    assert shown(f"<p>{marker}</p><p>Budget</p>")[0].upper() == "<AI1>"


def test_closing_and_section_markers_stand_on_their_own_lines():
    assert shown("<AI1><p>Agreed.</AI1></p><TRAILER_SECTION><p>Closed</p><p><aim>x</aim></p>") == [
        "<AI1>",
        "Agreed.",
        "</AI1>",
        "<TRAILER_SECTION>",
        "Closed",
        "x",
    ]


PAGE = """<html><body><header><a>Village news</a></header><nav><ul><li>Home</ul></nav>
<main><article><header><h1>Minutes of the Moors Panel</h1></header><p>Present: A Wray</p>
<div class="sharedaddy">Tweet</div><div id="comments"><p>Nice!</p></div><p>Share this item</p></article></main>
<footer>Contact us</footer></body></html>"""


def test_an_element_of_html_that_is_named_like_a_marker_is_none():
    assert shown("<section><p>Agreed.</p></section><p>Closed</p>") == ["Agreed.", "Closed"]


def test_what_stands_around_the_minutes_is_web_furniture_and_is_kept():
    found = lines(PAGE)
    assert [line.text for line in found if line.furniture is None] == [
        "Minutes of the Moors Panel",
        "Present: A Wray",
    ]
    assert {line.text for line in found if line.furniture == "web"} == {
        "Village news", "Home", "Tweet", "Nice!", "Share this item", "Contact us",
    }  # fmt: skip


def test_a_page_without_a_main_region_has_its_furniture_told_by_names():
    source = '<div class="site-menu">Home</div><div class="comments-open"><p>Present: A Wray and many others</p></div><aside>Ad</aside>'
    assert [(line.text, line.furniture) for line in lines(source)] == [
        ("Home", "web"),
        ("Present: A Wray and many others", None),
        ("Ad", "web"),
    ]


def test_a_head_with_the_title_of_the_minutes_is_not_furniture_and_one_with_links_is():
    assert lines("<header><h1>Moors Panel</h1></header><p>Present</p>")[0].furniture is None
    assert lines('<header><a href="/">Village news</a></header><p>Present</p>')[0].furniture == "web"


def test_comments_in_articles_of_their_own_are_not_the_minutes():
    source = '<article><p>Present: A Wray</p></article><article class="comment-body"><p>Nice!</p></article>'
    assert [(line.text, line.furniture) for line in lines(source)] == [
        ("Present: A Wray", None),
        ("Nice!", "web"),
    ]


def test_heads_and_feet_of_a_word_processor_are_page_furniture():
    head, body, foot = lines(
        '<div title="header"><p>Moors Panel</p></div><p>Budget</p><div title="footer"><p>Page 1</div>'
    )
    assert (head.furniture, head.origin, foot.origin) == ("page", "header", "footer")
    assert (body.furniture, body.origin) == (None, "body")


@pytest.mark.parametrize(
    "data",
    [
        '<meta charset="windows-1252"><p>José – £5'.encode("windows-1252"),
        '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><p>José – £5'.encode(
            "windows-1252"
        ),
        "<p>José – £5".encode("windows-1252"),
        "<p>José – £5".encode(),
        '<meta charset="utf-8"><p>José – £5'.encode("windows-1252"),
        '<meta charset="no-such"><p>José – £5'.encode(),
        '<?xml version="1.0" encoding="utf-8"?><html><p>José – £5</html>'.encode(),
        "<html><p>José – £5</html>".encode("utf-16"),
        "\ufeff<meta charset='windows-1252'><p>José – £5".encode(),
    ],
)
def test_the_encoding_is_found_before_the_page_is_parsed(data):
    assert [line.text for line in extract(data, "minutes.html").lines] == ["José – £5"]


@pytest.mark.parametrize("tag", ["div", "span", "font"])
def test_a_page_nested_too_deep_is_refused(tag):
    with pytest.raises(Unreadable, match="nested more than 200 deep"):
        lines(f"<html><body>{f'<{tag}>' * 20_000}x")


def test_a_page_nested_deep_but_not_too_deep_is_read():
    assert shown(f"<html><body>{'<div>' * 150}x") == ["x"]


@pytest.mark.parametrize("before", ["", 'z=">" '])
def test_a_tag_with_endless_attributes_is_refused(before):
    attributes = " ".join(f"a{number}=1" for number in range(1001))
    with pytest.raises(Unreadable, match="more than 1000 attributes"):
        lines(f"<p {before}{attributes}>x")


def test_long_attributes_are_not_many_attributes():
    assert shown(f'<p title="{"word " * 3000}">Don\'t stop</p><a href="x"">y</a>') == ["Don't stop", "y"]


@pytest.mark.parametrize(
    "hidden",
    [
        '<span style="color:#fff">Secret</span>',
        '<span style="color: WHITE">Secret</span>',
        '<font color="#ffffff">Secret</font>',
        '<span style="background:#000;color:#000">Secret</span>',
        '<span style="background-color: black">Secret</span>',
        '<span style="background:black"><b>Secret</b></span>',
        '<span style="color:rgb(255, 255, 255); font-weight:bold">Secret</span>',
        '<span style="color:transparent">Secret</span>',
        '<span style="font-size:0">Secret</span>',
        '<span style="font-size:0.0px"><b>Secret</b></span>',
        '<span style="font-size:1px">Secret</span>',
        '<div style="font-size:0">Secret<p style="font-size:12pt">Shown</p></div>',
        '<span style="opacity:0">Secret</span>',
        '<span style="position:absolute;left:-9999px">Secret</span>',
        '<p style="text-indent:-9999px">Secret</p>',
        '<div style="height:0;overflow:hidden">Secret</div>',
        '<table><tr><td bgcolor="#000000"><span style="color:#000">Secret</span></td></tr></table>',
    ],
)
def test_words_that_a_style_lets_nobody_see_are_left_out_and_counted(hidden):
    document = extract(f"<html><body><p>Body</p>{hidden}</body></html>".encode(), "minutes.html")
    assert [line.text for line in document.lines] == ["Body"] + ["Shown"] * ("Shown" in hidden)
    assert [problem.code for problem in document.problems] == ["hidden_text"]


@pytest.mark.parametrize(
    "shown",
    [
        '<p style="background:#003366;color:#fff">Shown</p>',
        '<table bgcolor="navy"><tr><td><font color="white">Shown</font></td></tr></table>',
        '<p style="background:yellow">Shown</p>',
        '<span style="background:#ffff00;color:black">Shown</span>',
        '<p style="background: url(paper.png) #fff; color: #fff">Shown</p>',
        '<p style="color:#333;background:#eee">Shown</p>',
        '<p style="background-color:transparent;color:#000">Shown</p>',
        '<p style="font-size:10px">Shown</p>',
        '<p style="font-size:0.9em">Shown</p>',
        '<div style="font-size:0"><p style="font-size:12pt">Shown</p></div>',
        '<p style="opacity:0.8">Shown</p>',
        '<p style="text-indent:-36pt;margin-left:-18px">Shown</p>',
        '<p style="border-color:white;left:-9px">Shown</p>',
        '<div style="color:#fff"><p style="color:#000">Shown</p></div>',
        '<p style="font:10pt Arial">Shown</p>',
        '<p style="font:bold 12px/0 Arial;font-family:Font0">Shown</p>',
        '<p style="height:0">Shown</p>',
        '<span style="background:black"><font color="white">Shown</font></span>',
    ],
)
def test_words_that_a_style_makes_look_otherwise_are_read(shown):
    document = extract(f"<html><body><p>Body</p>{shown}</body></html>".encode(), "minutes.html")
    assert [line.text for line in document.lines] == ["Body", "Shown"]
    assert document.problems == ()


def test_white_words_are_read_where_a_style_sheet_may_paint_their_ground():
    page = '<html><head><link rel="stylesheet" href="a.css"></head><body><h1 class="bar" style="color:#fff">Shown</h1></body></html>'
    document = extract(page.encode(), "minutes.html")
    assert ([line.text for line in document.lines], document.problems) == (["Shown"], ())


def test_a_marker_in_white_is_read():
    page = '<html><body><p style="color:white">&lt;AI1&gt;</p><p>Apologies</p></body></html>'
    document = extract(page.encode(), "minutes.html")
    assert [line.text for line in document.lines] == ["<AI1>", "Apologies"]
