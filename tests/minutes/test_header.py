"""Headings in the orders in which councils print them: whose meeting it was, when it was held and where."""

from pathlib import Path

import pytest

from council.minutes import read
from council.minutes.header import read_header

FIELDS = ("council", "committee", "date", "start_time", "end_time", "venue")
HEADINGS = {
    # the eleven orders of the field study
    "one line": (
        """Kelby District Council

Audit Sub-Committee
Minutes of the Meeting held on Wednesday, 7th October, 2026 at 3.15 pm in Committee Room 'C' - The Weavers' Suite, Town Hall, Kelby""",
        ("Kelby District Council", "Audit Sub-Committee", "2026-10-07", "15:15", None, "Committee Room 'C' - The Weavers' Suite, Town Hall, Kelby"),
    ),
    "two lines": (
        """Minutes of a meeting of the Planning Committee held on
Wednesday 14 May 2025 at 6.30 pm in the Council Chamber, The Forum, Stanwick""",
        (None, "Planning Committee", "2025-05-14", "18:30", None, "the Council Chamber, The Forum, Stanwick"),
    ),
    "minutes below the date": (
        """Mid Trentmere Combined Fire Authority
Monday, 16 February 2026 at 10.00 am in the Conference Suite, Service Headquarters, Pinder Road, Trentmere

Minutes""",
        ("Mid Trentmere Combined Fire Authority", "Mid Trentmere Combined Fire Authority", "2026-02-16", "10:00", None, "the Conference Suite, Service Headquarters, Pinder Road, Trentmere"),
    ),
    "date first in capitals": (
        """TUESDAY, 9 JUNE 2026

Minutes of a meeting of the CABINET held in the Guildhall, Harrowmere at 9.30 am when there were present:""",
        (None, "CABINET", "2026-06-09", "09:30", None, "the Guildhall, Harrowmere"),
    ),
    "at a meeting": (
        "At a Meeting of the ADULT SOCIAL CARE SCRUTINY PANEL held at County Hall, Otterford on TUESDAY the 9th day of JUNE 2026 at 10.00 am.",
        (None, "ADULT SOCIAL CARE SCRUTINY PANEL", "2026-06-09", "10:00", None, "County Hall, Otterford"),
    ),
    "pursuant to notice": (
        """SPECIAL MEETING OF LOUGHMARRA AND GLENS DISTRICT COUNCIL
Held in the City Hall on Monday 1 June 2026, at the hour of 7.00 o'clock p.m., pursuant to Notice""",
        ("LOUGHMARRA AND GLENS DISTRICT COUNCIL", "LOUGHMARRA AND GLENS DISTRICT COUNCIL", "2026-06-01", "19:00", None, "the City Hall"),
    ),
    "labels": (
        """Northmoor Council
Corporate Parenting Panel
Date: Monday 8 June 2026
Time: 2.00 pm - 3.45 pm
Venue: Remote Meeting via Microsoft Teams""",
        ("Northmoor Council", "Corporate Parenting Panel", "2026-06-08", "14:00", "15:45", "Remote Meeting via Microsoft Teams"),
    ),
    "labels above their values": (
        """Port Arlen Council
Standards Board
Date
Monday 8 June 2026
Time
6.00pm
Place
The Mezzanine Suite, Quay Street""",
        ("Port Arlen Council", "Standards Board", "2026-06-08", "18:00", None, "The Mezzanine Suite, Quay Street"),
    ),
    "commenced and concluded": (
        """OVERVIEW AND SCRUTINY COMMITTEE
8 JUNE 2026
held at the Civic Centre, Northmoor
Meeting Commenced: 10.05am   Meeting Concluded: 12.21pm""",
        (None, "OVERVIEW AND SCRUTINY COMMITTEE", "2026-06-08", "10:05", "12:21", "the Civic Centre, Northmoor"),
    ),
    "minute of meeting": (
        "MINUTE of MEETING of the ENVIRONMENT COMMITTEE of ARDMORE AND LORNDALE COUNCIL held in the COUNCIL CHAMBERS, LORNDALE on TUESDAY, 9 JUNE 2026 at 10.30 a.m.",
        ("ARDMORE AND LORNDALE COUNCIL", "ENVIRONMENT COMMITTEE", "2026-06-09", "10:30", None, "the COUNCIL CHAMBERS, LORNDALE"),
    ),
    "cofnodion": (
        """CYNGOR SIR DYFFRYN ARLAIS
Pwyllgor Craffu Cymunedau
COFNODION y cyfarfod a gynhaliwyd ddydd Iau, 4ydd Mehefin, 2026 am 10.00 yb yn Siambr y Cyngor, Neuadd y Sir, Llanarlais""",
        ("CYNGOR SIR DYFFRYN ARLAIS", "Pwyllgor Craffu Cymunedau", "2026-06-04", "10:00", None, "Siambr y Cyngor, Neuadd y Sir, Llanarlais"),
    ),
    "parish heading": (
        "GREAT OTTERBY PARISH COUNCIL – Minutes of the Meeting held on Monday 12th January 2026 at 7.30 pm in the Village Hall, Great Otterby",
        ("GREAT OTTERBY PARISH COUNCIL", "GREAT OTTERBY PARISH COUNCIL", "2026-01-12", "19:30", None, "the Village Hall, Great Otterby"),
    ),
    # parishes and towns
    "page of a series": (
        "Series Page 214 MINUTES OF OVER STANWICK PARISH COUNCIL MEETING Held on Thursday 11 th June 2026 in Stanwick Oast House at 6.45pm",
        ("OVER STANWICK PARISH COUNCIL", "OVER STANWICK PARISH COUNCIL", "2026-06-11", "18:45", None, "Stanwick Oast House"),
    ),
    "time, date, place": (
        "Minutes of the Fenny Otterby Parish Council meeting held at 8.15pm on Tuesday 9 th June 2026 At Ferry Hall, Withy Street, Fenny Otterby",
        ("Fenny Otterby Parish Council", "Fenny Otterby Parish Council", "2026-06-09", "20:15", None, "Ferry Hall, Withy Street, Fenny Otterby"),
    ),
    "annual meeting": (
        "RIDGE OTTERBY PARISH COUNCIL MINUTES OF THE ANNUAL MEETING HELD ON 19 MAY 2026 AT THE OLD FORGE",
        ("RIDGE OTTERBY PARISH COUNCIL", "RIDGE OTTERBY PARISH COUNCIL", "2026-05-19", None, None, "THE OLD FORGE"),
    ),
    "a full stop before held": (
        "MINUTES OF THE MEETING OF TAPWELL PARISH COUNCIL. Held on 10th June 2026, at 6.50pm at Tapwell Reading Room Annexe",
        ("TAPWELL PARISH COUNCIL", "TAPWELL PARISH COUNCIL", "2026-06-10", "18:50", None, "Tapwell Reading Room Annexe"),
    ),
    "ordinal apart": (
        "MINUTES OF THE SALLOW WELL PARISH COUNCIL MEETING HELD IN THE PARISH HALL ON MONDAY 1 ST JUNE 2026 AT 7.10 PM",
        ("SALLOW WELL PARISH COUNCIL", "SALLOW WELL PARISH COUNCIL", "2026-06-01", "19:10", None, "THE PARISH HALL"),
    ),
    "two places": (
        "HOLLOWAY END PARISH COUNCIL. Minutes of the Parish Council Meeting held on Friday 12 th June 2026 at Holloway End Parish Hall at 6.40 p.m.",
        ("HOLLOWAY END PARISH COUNCIL", "HOLLOWAY END PARISH COUNCIL", "2026-06-12", "18:40", None, "Holloway End Parish Hall"),
    ),
    "under the title of a table": (
        """TIDE ELM PARISH COUNCIL |
MINUTES OF THE
MEETING HELD ON MONDAY 8TH JUNE 2026 AT TIDE ELM DRILL HALL AT 7.50PM. |""",
        ("TIDE ELM PARISH COUNCIL", "TIDE ELM PARISH COUNCIL", "2026-06-08", "19:50", None, "TIDE ELM DRILL HALL"),
    ),
    "annual of": (
        "Minutes of the Annual Parish Council Meeting of Bramlow Parish Council held on Wednesday 20th May 2026",
        ("Bramlow Parish Council", "Bramlow Parish Council", "2026-05-20", None, None, None),
    ),
    "community council of Scotland": (
        """Minutes of Harrowmuir & Tolloch Community Council
Meeting of Thu 18 June 2026 at
St Fillan’s Church Halls,
Bobbin Wynd""",
        ("Harrowmuir & Tolloch Community Council", "Harrowmuir & Tolloch Community Council", "2026-06-18", None, None, "St Fillan’s Church Halls, Bobbin Wynd"),
    ),
    "time before date": (
        """Glencarron Community Council – Draft Minutes of Latest Meeting
Amended Draft Minutes of Meeting 6.45pm Tuesday 16th June 2026""",
        ("Glencarron Community Council", "Glencarron Community Council", "2026-06-16", "18:45", None, None),
    ),
    "an at sign": (
        """Annual General Meeting of the West Lornshire Community Forum
Thursday 4th June 2026 @ 18:15 in Dalmore Sail Loft""",
        (None, "West Lornshire Community Forum", "2026-06-04", "18:15", None, "Dalmore Sail Loft"),
    ),
    "community council of Wales": (
        """Cyfarfod o Gyngor Cymuned Aberffawr
a gynhelir trwy ZOOM, am 6 pm ddydd Mawrth 29 Medi 2026""",
        ("Cyngor Cymuned Aberffawr", "Cyngor Cymuned Aberffawr", "2026-09-29", "18:00", None, "ZOOM"),
    ),
    "mayor and burgesses": (
        """SALTWICK TOWN COUNCIL
Minutes of the Meeting of the Services Committee of Saltwick Town Council held at the Guildhall, Saltwick on Thursday 14th May 2026 at 6.30 p.m.""",
        ("Saltwick Town Council", "Services Committee", "2026-05-14", "18:30", None, "the Guildhall, Saltwick"),
    ),
    # pages of a system
    "modern.gov page": (
        """Agenda, decisions and minutes
Housing and Wellbeing Panel - Thursday, 18th June, 2026 6.15 pm
Venue: Larch Room, The Old Brewery, Marling Green
Contact: Member Support (01632) 960155  Email: member.support@marling.example""",
        (None, "Housing and Wellbeing Panel", "2026-06-18", "18:15", None, "Larch Room, The Old Brewery, Marling Green"),
    ),
    "modern.gov page in Welsh": (
        """Agenda a Chofnodion
Cyngor Sir - Dydd Gwener, 12fed Mehefin, 2026 9.30 yb
Lleoliad: Siambr, Neuadd Y Sir, Caerarlais. SA99 1JP.. Cyfarwyddiadau
Cyswllt: Nest Bleddyn  01632 960027""",
        (None, "Cyngor Sir", "2026-06-12", "09:30", None, "Siambr, Neuadd Y Sir, Caerarlais. SA99 1JP"),
    ),
    "outside body": (
        """Agenda
Greater Mere Combined Authority (Outside Body) - Monday, 15th June, 2026 11.15 am
Venue: Loom Room, Level 3, Trentmere Exchange""",
        ("Greater Mere Combined Authority", "Greater Mere Combined Authority", "2026-06-15", "11:15", None, "Loom Room, Level 3, Trentmere Exchange"),
    ),
    "CMIS": (
        """Meeting Details
Licensing Panel
11 Jun 2026 - 18:30 to 20:55""",
        (None, "Licensing Panel", "2026-06-11", "18:30", "20:55", None),
    ),
    # councils without the word in its usual place
    "combined authority": (
        "MINUTES OF THE MEETING OF THE MEETING OF THE GREATER MERE COMBINED AUTHORITY MEETING HELD ON MONDAY 15th JUNE 2026 AT CARMERE MARKET HALL",
        ("GREATER MERE COMBINED AUTHORITY", "GREATER MERE COMBINED AUTHORITY", "2026-06-15", None, None, "CARMERE MARKET HALL"),
    ),
    "London borough": (
        """LONDON BOROUGH OF WICKMERE
LICENSING SUB-COMMITTEE C
MINUTES of the Licensing Sub-Committee C held on Thursday 30 October 2025 at 2.00 pm in Room 116, Civic Centre, Mere Road, Wickmere E27 4ZZ""",
        ("LONDON BOROUGH OF WICKMERE", "Licensing Sub-Committee C", "2025-10-30", "14:00", None, "Room 116, Civic Centre, Mere Road, Wickmere E27 4ZZ"),
    ),
    "royal borough": (
        """ROYAL BOROUGH OF MERE AND LORN
CABINET
30 October 2025
Minutes of the meeting held at 18:30 at the Town Hall, Horn Street, London W98""",
        ("ROYAL BOROUGH OF MERE AND LORN", "CABINET", "2025-10-30", "18:30", None, "the Town Hall, Horn Street, London W98"),
    ),
    "city of": (
        """CITY OF KEYWATER
PORT HEALTH COMMITTEE
Minutes of the meeting of the Port Health Committee held at Guildhall, EC9V on Tuesday, 9 June 2026 at 11.30 am""",
        ("CITY OF KEYWATER", "Port Health Committee", "2026-06-09", "11:30", None, "Guildhall, EC9V"),
    ),
    "police and crime panel": (
        """TRENTMERE AND HOLLINDALE POLICE AND CRIME PANEL
Minutes of the Meeting held on Friday, 30 January 2026
at 10.30 am in The Ashford Room, County Hall, Hollindale""",
        (None, "TRENTMERE AND HOLLINDALE POLICE AND CRIME PANEL", "2026-01-30", "10:30", None, "The Ashford Room, County Hall, Hollindale"),
    ),
    "national park": (
        """PEAK MERE NATIONAL PARK AUTHORITY
Planning Committee
Minutes of the meeting held on Friday 12 June 2026 at 10.00 am at the Board Room, Elder House, Mere Road""",
        ("PEAK MERE NATIONAL PARK AUTHORITY", "Planning Committee", "2026-06-12", "10:00", None, "the Board Room, Elder House, Mere Road"),
    ),
    "Canadian township": (
        """THE CORPORATION OF THE TOWNSHIP OF AMBER FALLS
MINUTES
A regular meeting of Council was held on Wednesday, June 10, 2026, starting at 7:05 p.m. It was held in person at the Amber Falls Curling Rink, and livestreamed for those at home.""",
        ("CORPORATION OF THE TOWNSHIP OF AMBER FALLS", "Council", "2026-06-10", "19:05", None, "the Amber Falls Curling Rink"),
    ),
    "Irish municipal district": (
        """*<small>Read by machine from a scan. The signed copy is in the archive.</small>*

MINUTES OF PROCEEDINGS AT MEETING OF THE MUNICIPAL DISTRICT
OF INISGLAS-DROMBEG HELD AT ARAS NA CARRAIGE, QUAY PARADE,
DROMBEG, ON FRIDAY, 19™ JUNE, 2026, AT 11.30 A.M.""",
        (None, "MUNICIPAL DISTRICT OF INISGLAS-DROMBEG", "2026-06-19", "11:30", None, "ARAS NA CARRAIGE, QUAY PARADE, DROMBEG"),
    ),
    "Irish city and county": (
        "Minutes of the Meeting of Drombeg City and County Council’s Heritage and Arts Strategic Policy Committee held on 9th June 2026 at 2:15 p.m. in the Oak Room and ONLINE by MS Teams",
        ("Drombeg City and County Council", "Heritage and Arts Strategic Policy Committee", "2026-06-09", "14:15", None, "the Oak Room and ONLINE by MS Teams"),
    ),
    "in two languages": (
        """Comhairle Eilean Lorna
STRATHLORN AND ISLES COUNCIL
Minute of Meeting of the Economy Committee held in the Council Chambers, Portlorn and by Teams on Thursday, 5 February 2026 at 10.30 a.m.""",
        ("STRATHLORN AND ISLES COUNCIL", "Economy Committee", "2026-02-05", "10:30", None, "the Council Chambers, Portlorn and by Teams"),
    ),
    # times
    "a range in brackets": (
        "Minutes of the meeting of the Licensing Committee of Marlbridge Borough Council held in the Weavers' Suite, Town Hall, Marlbridge on Wednesday, 28 January 2026 (7.00 pm – 9.14 pm).",
        ("Marlbridge Borough Council", "Licensing Committee", "2026-01-28", "19:00", "21:14", "the Weavers' Suite, Town Hall, Marlbridge"),
    ),
    "one half for both": (
        "Minutes of the Executive held on Monday, 2nd February, 2026 from 7.00 to 9.15 pm in the Civic Suite",
        (None, "Executive", "2026-02-02", "19:00", "21:15", "the Civic Suite"),
    ),
    "hours": (
        "Minutes of the Personnel Committee held on Monday, 2nd February, 2026 at 1400 hours in Room 4",
        (None, "Personnel Committee", "2026-02-02", "14:00", None, "Room 4"),
    ),
    "noon": (
        "Minutes of the Personnel Committee held on Monday, 2nd February, 2026 at 12 noon in Room 4",
        (None, "Personnel Committee", "2026-02-02", "12:00", None, "Room 4"),
    ),
    "at the rising": (
        "Minutes of the Cabinet held on Monday, 2nd February, 2026 at the rising of the Scrutiny Panel in Room 4",
        (None, "Cabinet", "2026-02-02", None, None, "Room 4"),
    ),
    "immediately following": (
        "Minutes of the Extraordinary Meeting of Kelby Town Council held at the Pavilion on Thursday 9 July 2026, immediately following the Annual Town Meeting",
        ("Kelby Town Council", "Kelby Town Council", "2026-07-09", None, None, "the Pavilion"),
    ),
    "commencing": (
        "Minutes of a meeting of the Scrutiny Panel (Finance) held on Monday 19 January 2026 in the Council Chamber, The Forum, Stanwick commencing at 6.30 pm and concluding at 8.05 pm.",
        (None, "Scrutiny Panel (Finance)", "2026-01-19", "18:30", "20:05", "the Council Chamber, The Forum, Stanwick"),
    ),
    # places
    "remote": (
        "Minutes of the Audit Committee held remotely via Microsoft Teams on Monday 1 June 2026 at 10.00 am",
        (None, "Audit Committee", "2026-06-01", "10:00", None, "Microsoft Teams"),
    ),
    "hybrid": (
        "Minutes of the Audit Committee held on Monday 1 June 2026 at 10.00 am - Hybrid Meeting in the Council Chamber and via Zoom",
        (None, "Audit Committee", "2026-06-01", "10:00", None, "the Council Chamber and via Zoom"),
    ),
    "livestream": (
        "Minutes of the Audit Committee held on Monday 1 June 2026 at 10.00 am in the Council Chamber. This meeting can be watched at https://stream.example/1",
        (None, "Audit Committee", "2026-06-01", "10:00", None, "the Council Chamber"),
    ),
    "a saint in the place": (
        "Minutes of the Audit Committee held in The Parlour, St. Mary's Street, Harrowmere on Monday 1 June 2026 at 10.00 am when there were present:-",
        (None, "Audit Committee", "2026-06-01", "10:00", None, "The Parlour, St. Mary's Street, Harrowmere"),
    ),
    "a figure in the place": (
        "Minutes of the Audit Committee held at Room 2.05, Civic Hub on Monday 1 June 2026 at 9.30am",
        (None, "Audit Committee", "2026-06-01", "09:30", None, "Room 2.05, Civic Hub"),
    ),
    "a place on a line of its own": (
        """Audit Committee
Minutes
Monday 1 June 2026 at 9.30am
Council Chamber, Civic Hub, Kelby""",
        (None, "Audit Committee", "2026-06-01", "09:30", None, "Council Chamber, Civic Hub, Kelby"),
    ),
    # what surrounds the heading
    "a pack": (
        """Public Document Pack
Agenda Item 5
Page 7
KELBY DISTRICT COUNCIL
STANDARDS COMMITTEE
Minutes of the meeting held on Wednesday 22 April 2026 at 10.00am in the Main Hall, Moor Street, Kelby""",
        ("KELBY DISTRICT COUNCIL", "STANDARDS COMMITTEE", "2026-04-22", "10:00", None, "the Main Hall, Moor Street, Kelby"),
    ),
    "a letter": (
        """Kelby District Council
Please ask for: Denise Crane
Telephone: 01632 960144
Date: 9 July 2026
To: All Members of the Standards Committee
You are summoned to a meeting of the STANDARDS COMMITTEE to be held in the Main Hall, Moor Street, Kelby on Wednesday 22 July 2026 at 10.00am.""",
        ("Kelby District Council", "STANDARDS COMMITTEE", "2026-07-22", "10:00", None, "the Main Hall, Moor Street, Kelby"),
    ),
    "Markdown": (
        """# Kelby District Council
## Audit Committee
**Monday 1 June 2026 at 9.30am in the Council Chamber**""",
        ("Kelby District Council", "Audit Committee", "2026-06-01", "09:30", None, "the Council Chamber"),
    ),
    "glued words": (
        """Kelby District Council
Cabinet
Friday, 5 June 2026Friday, 5th June, 2026 at 6.30 pm in Room 1""",
        ("Kelby District Council", "Cabinet", "2026-06-05", "18:30", None, "Room 1"),
    ),
    "the committee above": (
        """THORNWICK URBAN BOROUGH COUNCIL
COMMUNITY AND LEISURE COMMITTEE
Minutes of a meeting of the Committee held in the Council Chamber, Corn Exchange, Thornwick on Thursday 5 March 2026 at 7.00 p.m.""",
        ("THORNWICK URBAN BOROUGH COUNCIL", "COMMUNITY AND LEISURE COMMITTEE", "2026-03-05", "19:00", None, "the Council Chamber, Corn Exchange, Thornwick"),
    ),
    "no word for the committee": (
        """Marlbridge Town Council
Planning and Environment
Minutes of the meeting held on Thursday 5 March 2026 at 7.00 p.m. in the Weavers' Suite""",
        ("Marlbridge Town Council", "Planning and Environment", "2026-03-05", "19:00", None, "the Weavers' Suite"),
    ),
    "the whole council": (
        """CITY OF WESTERHAVEN COUNCIL
Minutes of the meeting of the Council held on Thursday, 26 February, 2026 at 5.00 p.m. in the Council House, Westerhaven""",
        ("CITY OF WESTERHAVEN COUNCIL", "Council", "2026-02-26", "17:00", None, "the Council House, Westerhaven"),
    ),
    "rearranged": (
        "Minutes of the Audit Committee held on Monday 1 June 2026 (re-arranged from 11 May 2026) at 10.00 am in Room 1",
        (None, "Audit Committee", "2026-06-01", "10:00", None, "Room 1"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HEADINGS)
def test_a_heading(name, passages):
    text, expected = HEADINGS[name]
    header = read_header(passages(text))
    read = {field: getattr(header, field) for field in FIELDS}
    assert (read, header.problems) == (dict(zip(FIELDS, expected, strict=True)), ())


MORE = Path(__file__).with_name("headings.txt").read_text(encoding="utf-8")
"""Further headings, each above a line with what it says: council, committee, date, start, end, place; "-" for nothing."""


def headings():
    text = []
    for row in MORE.splitlines():
        if row.startswith("= "):
            yield pytest.param("\n".join(text), row[2:], id=row[2:])
            text = []
        else:
            text.append(row)


@pytest.mark.parametrize(("text", "expected"), list(headings()))
def test_another_heading(text, expected, passages):
    header = read_header(passages(text))
    assert " | ".join(getattr(header, field) or "-" for field in FIELDS) == expected
    assert header.problems == ()


def problems_of(header):
    return [(each.code, each.path) for each in header.problems]


TOLD = {
    "Minutes of the Panel held at County Hall on 4 June 2026 at 10.00 am and reconvened on 2 July 2026 at 2.00 pm": (
        ("2026-06-04", "10:00"),
        [("several_dates", "date")],
    ),
    "Minutes of the Panel held on 9th and 10th June 2026 at 10am in the Guildhall": (
        ("2026-06-09", "10:00"),
        [("several_dates", "date")],
    ),
    "Minutes of the Panel held on 30 June and 1 July 2026 at 10am in the Guildhall": (
        ("2026-06-30", "10:00"),
        [("several_dates", "date")],
    ),
    "Minutes of the Panel held on Monday 9 June 2026 at 10am in the Guildhall": (
        ("2026-06-09", "10:00"),
        [("weekday_mismatch", "date")],
    ),
    "Minutes of the Panel held on Tuesday 9 June 2026 at 7.30 in the Guildhall": (
        ("2026-06-09", None),
        [("time_unclear", "start_time")],
    ),
    "Minutes of the Panel held on Tuesday 9 June 2026 in the Guildhall at 6 o'clock": (
        ("2026-06-09", None),
        [("time_unclear", "start_time")],
    ),
    "Minutes of the Panel held on 9 June 2026 at 6.30 pm, or the rising of the Cabinet if later, in the Guildhall": (
        ("2026-06-09", None),
        [("time_unclear", "start_time")],
    ),
    "Minutes of the Panel held on Tuesday 9 June at 7.30 pm in the Guildhall": (
        (None, "19:30"),
        [("no_year", "date")],
    ),
    "Minutes of the Panel held on Tuesday 9 June 2026 at 7.30 pm in the Guildhall, published on 1 July 2026": (
        ("2026-06-09", "19:30"),
        [],
    ),
}


@pytest.mark.parametrize("text", TOLD)
def test_what_a_heading_leaves_open_is_told(text, passages):
    header = read_header(passages(text))
    assert ((header.date, header.start_time), problems_of(header)) == TOLD[text]


def test_a_time_without_its_half_of_the_day_is_settled_by_the_close(passages):
    heading = passages("Minutes of the Panel held on Tuesday 9 June 2026 at 7.30 in the Guildhall")
    assert read_header(heading, closed="21:14").start_time == "19:30"
    assert read_header(heading, closed="09:50").start_time == "07:30"
    assert problems_of(read_header(heading, closed="19:45")) == []
    assert problems_of(read_header(heading, closed="07:10")) == [("time_unclear", "start_time")]


def test_the_date_on_which_a_page_was_posted_is_not_the_meeting_s(passages):
    header = read_header(
        passages(
            "Posted on 21 March 2026\n\nKelby Parish Council\n\nMinutes of the meeting held on 10 March 2026"
        )
    )
    assert (header.date, header.problems) == ("2026-03-10", ())


def test_the_name_of_the_file_gives_what_the_heading_does_not(passages):
    name = "Printed minutes 09th-Jun-2026 14.00 Highways Committee.pdf"
    header = read_header(passages("Present:"), filename=name)
    assert (header.date, header.start_time, header.committee) == ("2026-06-09", "14:00", "Highways Committee")
    assert header.evidence == {}
    assert problems_of(header) == [
        ("date_from_file_name", "date"),
        ("time_from_file_name", "start_time"),
        ("committee_from_file_name", "committee"),
    ]


def test_the_heading_goes_before_the_name_of_the_file(passages):
    header = read_header(
        passages("Minutes of the Cabinet held on 9 June 2026 at 2 pm in the Guildhall"),
        filename="Printed minutes 10th-Jun-2026 10.00 Council.pdf",
    )
    assert (header.date, header.start_time, header.committee) == ("2026-06-09", "14:00", "Cabinet")
    assert header.problems == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kelby District Council\n\nMinutes of the meeting held on 9 June 2026", ["committee_unclear"]),
        ("Kelby District Council\n\nMinutes of the meeting of the Council held on 9 June 2026", []),
        ("Minutes of the meeting of Kelby District Council held on 9 June 2026", []),
        ("Kelby Parish Council\n\nMinutes of the meeting held on 9 June 2026", []),
        ("Kelby Fire Authority\n\nMinutes of the meeting held on 9 June 2026", []),
    ],
)
def test_a_council_that_has_committees_and_names_none_is_told(text, told, passages):
    header = read_header(passages(text))
    assert header.committee is not None
    assert [each.code for each in header.problems] == told


@pytest.mark.parametrize(
    "name", ["planning.docx", "Minutes 2025-26.pdf", "26.05.12.docx", "03-04-2026 and 04-05-2026.pdf"]
)
def test_a_file_name_without_one_date_gives_none(name, passages):
    assert read_header(passages("Audit Committee"), filename=name).date is None


@pytest.mark.parametrize(
    ("printed", "venue"),
    [
        (
            "PENSIONS COMMITTEE\nTown Hall, Broadway, Kelby\n12 December 2024 (7.00 - 9.05 pm)",
            "Town Hall, Broadway, Kelby",
        ),
        ("Town Hall, Broadway, Kelby\nPENSIONS COMMITTEE\n12 December 2024 (7.00 - 9.05 pm)", None),
    ],
)
def test_a_place_between_the_committee_and_the_date_is_where_it_met(printed, venue, passages):
    assert read_header(passages(printed)).venue == venue


def test_a_place_behind_a_label_that_cannot_be_read_is_told(passages):
    header = read_header(passages("Audit Committee\n\nDate: 9 June 2026\n\nVenue: " + "a room " * 60))
    assert (header.venue, problems_of(header)) == (None, [("venue_unclear", "venue")])


def test_a_place_that_is_to_come_is_not_told(passages):
    header = read_header(passages("Audit Committee\n\nDate: 9 June 2026\n\nVenue: to be confirmed"))
    assert (header.venue, header.problems) == (None, ())


@pytest.mark.parametrize(
    ("printed", "venue"),
    [
        ("the Parish Office, Mill Road, Kelby Cou/285/25-26", "the Parish Office, Mill Road, Kelby"),
        ("the Parish Office, Mill Road, Kelby", "the Parish Office, Mill Road, Kelby"),
        ("Room 2/3, Mill Road, Kelby", "Room 2/3, Mill Road, Kelby"),
        (
            "the Old Library, Kelby Minutes of a Meeting held in the New Hall, Mill Road",
            "the New Hall, Mill Road",
        ),
    ],
)
def test_a_place_ends_before_a_reference_and_before_a_second_heading(printed, venue, passages):
    header = read_header(
        passages(f"Minutes of a meeting of Kelby Parish Council held on 9 June 2026 at {printed}")
    )
    assert header.venue == venue


def test_a_name_behind_the_word_for_an_officer_is_no_place(passages):
    header = read_header(
        passages(
            "Cabinet\n\nMinutes of the meeting held on 9 June 2026\n\n10.00 am Responsible Prue Dunmore Officer"
        )
    )
    assert header.venue is None


def test_whoever_opened_the_meeting_did_so_when_it_began(passages):
    head = passages("Annual Parish Meeting\n\nMinutes of the meeting held on 9 June 2026")
    assert read_header(head, behind=passages("Cllr Moss opened the meeting at 7pm.")).start_time == "19:00"
    assert read_header(head, behind=passages("Cllr Moss opened the hall at 7pm.")).start_time is None


def test_a_minute_of_a_day_is_no_date(passages):
    assert read_header(passages("Kelby Parish Council\n\nMinutes 4.8.23(a) and 4.8.23(b)")).date is None


def test_the_kind_of_a_council_in_welsh_is_no_name_of_one(passages):
    printed = "CYNGOR CYMUNED\n\nLLANGARN FACH\n\nCOMMUNITY COUNCIL\n\nMinutes of the Council Meeting held on 9 June 2026"
    assert read_header(passages(printed)).council is None
    assert read_header(passages(printed.replace("CYMUNED\n\n", "CYMUNED "))).council is not None


@pytest.mark.parametrize(
    ("printed", "council"),
    [
        (
            "DRAFT MINUTES\n\nKELBY ON LARN PARISH COUNCIL MEETING\n\nheld on 9 June 2026",
            "KELBY ON LARN PARISH COUNCIL",
        ),
        ("Kelby Parish Council Meeting held on 9 June 2026", "Kelby Parish Council"),
        ("At the Parish Council Meeting held on 9 June 2026", None),
        ("Parish Council Meeting held on 9 June 2026", None),
    ],
)
def test_a_council_may_stand_before_its_meeting(printed, council, passages):
    assert read_header(passages(printed)).council == council


def test_a_time_and_a_date_that_ran_together_are_two(passages):
    header = read_header(
        passages(
            "Kelby City Council\n\nPolicy Committee\n\n4.00pm1 July 2026\n\nMoot Hall - Old Chamber\n\nMINUTES"
        )
    )
    assert (header.date, header.start_time) == ("2026-07-01", "16:00")


def test_a_sentence_or_a_decision_is_no_heading(passages):
    told = "The Chair welcomed all.\n\nSir Owen Lund declared an interest as the Chair Designate of a Care Board.\n\nNone other was told."
    assert read_header(passages(told)).committee is None
    decided = (
        "RESOLVED: That the minutes of the meeting of the Care Board held on 9 September 2026 be signed."
    )
    assert (read_header(passages(decided)).committee, read_header(passages(decided)).date) == (None, None)


def test_the_words_for_the_documents_of_a_meeting_are_no_part_of_its_name(passages):
    printed = "Cyngor Sir Llan Larn dogfennau , 20 Medi 2026\n\nCofnodion y cyfarfod a gynhaliwyd ar 20 Medi, 2026 (2:00 pm)"
    assert read_header(passages(printed)).council == "Cyngor Sir Llan Larn"


def test_a_line_of_two_times_below_those_present_is_when_the_meeting_was():
    minutes = read(
        b"Kelby Town Council\n\nMinutes of the meeting held on 4 March 2026\n\nPresent\n\nCllr Ann Reay\nCllr Bo Lund\n\n11:30 till 12:17\n\n1. Welcome\n\nAll were welcomed.\n",
        "minutes.txt",
    )
    assert (minutes.start_time, minutes.end_time) == ("11:30", "12:17")


def test_the_day_on_which_the_meeting_was_called_to_order():
    """In North America only the opening sentence says when it was."""
    text = "Town of Kelby\n\nCouncil Minutes\n\nCouncil Present\n  • Mayor Ann Reay\n  • Councillor Bob Lund\n\nMayor Reay called to order the Regular Meeting of the Council of the Town of Kelby at 5:00 p.m. on June 24, 2026 in the Council Chambers.\n\n1. Agenda\n\nMoved by Bob Lund\n\nCarried\n"
    told = read(text.encode(), "x.txt")
    assert (told.date, told.start_time, told.venue) == ("2026-06-24", "17:00", "the Council Chambers")


def test_a_heading_behind_the_names():
    text = "J Lund, S Pann (Chairman), G Reay,\n\nand M Strong (County Councillor) and four members of the public\n\nMeeting of Kelby Parish Council\n\non Thursday 11 June 2026 at 7.00pm in the Social Club\n\n1.  Apologies from R Cole were accepted.\n\n2.  Matters arising: none.\n\n3.  Finance: the report was noted.\n"
    told = read(text.encode(), "x.txt")
    assert (told.council, told.date, told.start_time, told.venue) == (
        "Kelby Parish Council",
        "2026-06-11",
        "19:00",
        "the Social Club",
    )


def test_in_the_absence_of_somebody_is_no_place():
    text = "Kelby Parish Council\n\nThe last meeting was held on Tuesday 23 June 2026. In the absence of both County Councillors there were no reports.\n\n1. Finance\n\nThe report was noted.\n"
    assert read(text.encode(), "x.txt").venue is None
