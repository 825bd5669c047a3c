"""Every way of numbering items, in one and the same set of minutes: what is an item, and what is a list inside one."""

import pytest

from council.minutes import read

HEAD = """Harrowdale District Council

Minutes of a meeting of the Leisure Committee held on Tuesday 9 June 2026 at 2.00 pm in the Council Chamber, Town Hall, Harrowdale

Present: Councillors A Moss (Chair), P Lund, T Oduya and J Reay

Apologies: Councillor K Voss

"""
TITLES = (
    "Apologies for Absence",
    "Declarations of Interest",
    "Minutes of the Previous Meeting",
    "Swimming Pools: Annual Report",
    "Application 26/0094 - Land rear of 6 Tannery Lane",
    "Fees and Charges 2026/27",
    "Any Other Urgent Business",
    "Date of Next Meeting",
)
BODIES = (
    "Apologies for absence were received from Councillor K Voss.",
    "There were no declarations of interest.",
    "RESOLVED - That the minutes of the meeting held on 12 May 2026 be approved as a correct record.",
    """The Head of Leisure presented a report on the pools. In discussion the following points were made:

- attendance had risen by 12%;

- the roof at 24 Tannery Lane leaked.

21 March 2026 had been set for the works.

RESOLVED - That

(1) the report be noted;

(2) the tender be let; and

(3) the Director be thanked.""",
    """The Planning Officer reported that 3 letters had come.

RESOLVED - That permission be granted subject to the following conditions:

1. The development shall begin within three years.

2. The bins shall be kept inside.

3. No gate shall open over the highway.""",
    """2 members of the public spoke.

The Committee noted that the fees had not risen since 2019.

RESOLVED - That the fees be agreed.""",
    "There was no urgent business.",
    "Thursday 9 July 2026 at 2.00 pm in the Council Chamber.",
)
PLACES = range(len(TITLES))
CLOSE = "The meeting closed at 3.40 pm.\n"


def document(headings: list[str], bodies=BODIES) -> str:
    pairs = zip(headings, bodies, strict=True)
    return HEAD + "".join(f"{heading}\n\n{body}\n\n" for heading, body in pairs) + CLOSE


def items(text: str) -> list[tuple[str | None, str]]:
    return [(item.number, item.title) for item in read(text.encode(), "minutes.txt").items]


# The heading of an item, and the number that it prints; n counts from 1, m from 31, in capitals and not.
SCHEMES = [
    ("{n}. {title}", "{n}"),
    ("{n} {title}", "{n}"),
    ("{n}) {title}", "{n}"),
    ("{n}: {title}", "{n}"),
    ("{n} - {title}", "{n}"),
    ("{n}.{title}", "{n}"),
    ("\t{n}.\t{title}", "{n}"),
    ("{n}.\n\n{title}", "{n}"),
    ("{n}\n\n{title}", "{n}"),
    ("{n:02d} {title}", "{n:02d}"),
    ("## {n}. {title}", "{n}"),
    ("**{n}. {title}**", "{n}"),
    ("Item {n}: {title}", "{n}"),
    ("Item No. {n}  {title}", "{n}"),
    ("Agenda Item {n} - {title}", "{n}"),
    ("Item {n}\n\n{title}", "{n}"),
    ("{m}. {title}", "{m}"),
    ("Minute No. {m} {title}", "{m}"),
    ("22{m}. {title}", "22{m}"),
    ("{m}/26 {title}", "{m}/26"),
    ("{m}/26\n\n{title}", "{m}/26"),
    ("{m}/26/27 {title}", "{m}/26/27"),
    ("26/{m} – {title}", "26/{m}"),
    ("26.{m} {title}", "26.{m}"),
    ("{m}.26 {title}", "{m}.26"),
    ("26.06.{m} {title}", "26.06.{m}"),
    ("06/26-{m} {title}", "06/26-{m}"),
    ("2026-1{m} {title}", "2026-1{m}"),
    ("26-27/WXA/{m} {title}", "26-27/WXA/{m}"),
    ("PLA2{m}/26 {title}", "PLA2{m}/26"),
    ("K.{m}/26 {title}", "K.{m}/26"),
    ("FC/26/{m} {title}", "FC/26/{m}"),
    ("C 26/0{m} {title}", "C 26/0{m}"),
    ("EMX {m}/27 {title}", "EMX {m}/27"),
    ("{m}/PF {title}", "{m}/PF"),
    ("(1{m}) {title}", "1{m}"),
    ("*P&H {m} {title}", "P&H {m}"),
    ("TRC\n\n{m}\n\n{title}", "TRC {m}"),
    ("{title}\t\tPLA2{m}/26", "PLA2{m}/26"),
    ("A{m} {title}", "A{m}"),
    ("2026-27/0{m} {title}", "2026-27/0{m}"),
    ("Min. ref: {m}/26 {title}", "{m}/26"),
    ("|{n}.|{title}|", "{n}"),
    ("{letter}. {title}", "{letter}"),
    ("({small}) {title}", "{small}"),
    ("{roman}. {title}", "{roman}"),
]
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")


def printed(pattern: str, place: int, title: str = "") -> str:
    letter = "ABCDEFGH"[place]
    return pattern.format(
        n=place + 1, m=place + 31, letter=letter, small=letter.lower(), roman=ROMAN[place], title=title
    )


@pytest.mark.parametrize("capitals", [False, True], ids=["words", "capitals"])
@pytest.mark.parametrize(("heading", "number"), SCHEMES)
def test_each_scheme_of_numbers_gives_the_items_and_none_of_the_lists(heading, number, capitals):
    titles = [title.upper() if capitals else title for title in TITLES]
    text = document([printed(heading, place, titles[place]) for place in PLACES])
    assert items(text) == [(printed(number, place), titles[place]) for place in PLACES]


def test_numbers_under_their_titles():
    text = document([f"{TITLES[place].upper()}\n\nPLA2{place + 10}/26" for place in PLACES])
    assert items(text) == [(f"PLA2{place + 10}/26", TITLES[place].upper()) for place in PLACES]


@pytest.mark.parametrize(
    "heading",
    ["C{m:03d}/26      {n}.         {title}", "{n}.  C{m:03d}/26  {title}", "{n}.\n\n{title}\n\nC{m:03d}/26"],
)
def test_an_agenda_number_and_a_minute_number(heading):
    text = document([heading.format(n=place + 1, m=place + 31, title=TITLES[place]) for place in PLACES])
    read_items = read(text.encode(), "minutes.txt").items
    assert [(each.number, each.minute_number, each.title) for each in read_items] == [
        (str(place + 1), f"C{place + 31:03d}/26", TITLES[place]) for place in PLACES
    ]


@pytest.mark.parametrize("set_off", ["{}", "**{}**"])
def test_titles_without_numbers(set_off):
    text = document([set_off.format(title.upper()) for title in TITLES])
    assert items(text) == [(None, title.upper()) for title in TITLES]


@pytest.mark.parametrize("stop", [": ", ". ", " - ", " – ", " "])
@pytest.mark.parametrize("capitals", [False, True], ids=["words", "capitals"])
def test_titles_that_run_into_their_text(stop, capitals):
    titles = [title.upper() if capitals else title for title in TITLES[:7]]
    first = [body.split("\n\n")[0] for body in BODIES]
    rest = ["\n\n".join(body.split("\n\n")[1:]) for body in BODIES[:7]]
    headings = [f"{place + 1}. {titles[place]}{stop}{first[place]}" for place in range(7)]
    assert items(document(headings, rest)) == [(str(place + 1), titles[place]) for place in range(7)]


def test_parts_of_an_item_with_titles_are_items():
    bodies = list(BODIES)
    bodies[3] = "4a. Lido\n\nThe lido was closed.\n\n4b. Indoor Pool\n\nThe indoor pool was open."
    read_items = items(document([f"{place + 1}. {TITLES[place]}" for place in PLACES], bodies))
    assert [number for number, _ in read_items] == ["1", "2", "3", "4", "4a", "4b", "5", "6", "7", "8"]


@pytest.mark.parametrize("label", ["{n}.1 ", "{n}.1. ", "(1) "])
def test_numbered_paragraphs_of_an_item_are_none(label):
    bodies = [f"{label.format(n=place + 1)}{body}" for place, body in enumerate(BODIES)]
    read_items = items(document([f"{place + 1}. {TITLES[place]}" for place in PLACES], bodies))
    assert read_items == [(str(place + 1), TITLES[place]) for place in PLACES]


@pytest.mark.parametrize("first", [1, 131])
def test_items_in_one_line_that_lost_its_breaks(first):
    titles = [title.upper() for title in TITLES]
    text = " ".join(document([f"{place + first}. {titles[place]}" for place in PLACES]).split())
    assert items(text) == [(str(place + first), titles[place]) for place in PLACES]


def test_a_number_inside_a_paragraph_that_the_chain_lacks():
    headings = [f"{place + 1}. {TITLES[place]}" for place in PLACES]
    text = document(headings).replace("\n\n2. Declarations", " 2. Declarations")
    assert items(text) == [(str(place + 1), TITLES[place]) for place in PLACES]


def test_a_last_item_in_capitals_that_runs_on_for_long_begins_inside_a_paragraph():
    headings = [f"{place + 1}. {TITLES[place].upper()}" for place in PLACES]
    last = (
        f"{len(PLACES) + 1}. ITEMS FOR THE NEXT MEETING: TUESDAY 6th October 7.30pm, Old Library i. Benches"
    )
    listed = last + "".join(
        f" {part}. Repair of the path behind the mill" for part in ("ii", "iii", "iv", "v")
    )
    read_items = items(document(headings).rstrip() + " " + listed)
    assert read_items[-1] == (str(len(PLACES) + 1), "ITEMS FOR THE NEXT MEETING")
    assert len(read_items) == len(PLACES) + 1


@pytest.mark.parametrize(
    "head",
    [
        "Leisure Committee   {}   9 June 2026",
        "{}",
        "Page {} of 5",
        "Minutes of 9 June 2026 – Page {}",
        "- {} -",
    ],
)
def test_running_heads_and_page_numbers_are_no_items_and_no_text(head):
    rows = document([f"{place + 201}. {TITLES[place]}" for place in PLACES]).split("\n\n")
    for page, row in ((4, 24), (3, 16), (2, 9)):
        rows.insert(row, head.format(page))
    minutes = read("\n\n".join(rows).encode(), "minutes.txt")
    assert [item.number for item in minutes.items] == [str(place + 201) for place in PLACES]
    heads = [
        used.used_as
        for used in minutes.text
        if used.text.strip()
        in {head.format(page).replace("   ", " ") for page in (2, 3, 4)}
        | {head.format(page) for page in (2, 3, 4)}
    ]
    assert heads == ["page_furniture"] * 3


def test_an_order_of_business_that_was_changed_leaves_no_number_out():
    order = [0, 1, 2, 6, 3, 4, 5, 7]
    headings = [f"{place + 1}.\n\n{TITLES[place]}" for place in order]
    minutes = read(document(headings, [BODIES[place] for place in order]).encode(), "minutes.txt")
    assert [item.number for item in minutes.items] == [str(place + 1) for place in order]
    assert "number_gap" not in {each.code for each in minutes.problems}


def test_a_title_that_stands_again_on_the_next_page_is_no_second_item():
    text = document([f"{place + 1}. {TITLES[place].upper()}" for place in PLACES])
    again = text.replace(
        "RESOLVED - That\n\n(1)", "4. SWIMMING POOLS: ANNUAL REPORT (Continued)\n\nRESOLVED - That\n\n(1)"
    )
    assert items(again) == items(text)
