"""What the list of committees and the page of one tell a resident."""

import datetime

import pytest
from django.utils import timezone
from lxml import html

from council.models import CommitteeSuccession, CouncilTerm, Membership, NextMeeting, Term
from tests.models.factories import (
    make_attendance,
    make_committee,
    make_council,
    make_councillor,
    make_item,
    make_meeting,
    make_resolution,
)

pytestmark = pytest.mark.django_db


def day(text):
    return datetime.date.fromisoformat(text)


def page_of(client, thing, query=""):
    address = thing if isinstance(thing, str) else thing.get_absolute_url()
    response = client.get(address + query)
    assert response.status_code == 200, address
    return html.fromstring(response.content)


def words(part):
    return " ".join(part.text_content().split())


def section(page, heading):
    """The part of a page under the heading with this id."""
    (found,) = page.xpath(f"//section[@aria-labelledby='{heading}']")
    return found


def meet(committee, *dates, **values):
    return [make_meeting(published=True, committee=committee, date=day(date), **values) for date in dates]


@pytest.fixture
def council():
    return make_council(name="Marlbridge Borough Council")


@pytest.fixture
def panel(council):
    return make_committee(name="Highways Panel", council=council)


# The list


def lists(page):
    """The headings of the list and the committees under each, sub-committees after a slash."""
    found = {}
    heading = None
    for part in page.xpath("//main//h2 | //main//h3 | //main//ul[contains(@class, 'bodies')]/li"):
        if part.tag == "li":
            below = part.xpath("./ul/li/a")
            names = [part.xpath("./a")[0], *below]
            found.setdefault(heading, []).append("/".join(words(name) for name in names))
        else:
            heading = words(part)
    return found


def test_committees_are_listed_by_kind_with_sub_committees_under_their_parents(client, council):
    planning = make_committee(name="Planning", council=council, kind="regulatory")
    for name, values in {
        "Zebra Crossings Board": {},
        "Cabinet": {"kind": "executive"},
        "Council": {"kind": "council"},
        "Appeals": {"kind": "sub_committee", "parent": planning},
        "Licensing": {"kind": "regulatory"},
    }.items():
        meet(make_committee(name=name, council=council, **values), "2026-01-05")
    meet(planning, "2026-01-05")
    make_committee(name="Never published", council=council)
    assert lists(page_of(client, "/committees/")) == {
        "Full council": ["Council"],
        "Cabinet or executive": ["Cabinet"],
        "Planning, licensing and other regulation": ["Licensing", "Planning/Appeals"],
        "Other committees": ["Zebra Crossings Board"],
    }


def test_a_sub_committee_whose_parent_is_not_listed_beside_it_names_the_parent(client, council):
    parent = make_committee(name="Planning", council=council, closed_on=day("2020-01-01"))
    appeals = make_committee(name="Appeals", council=council, kind="sub_committee", parent=parent)
    for committee in (parent, appeals):
        meet(committee, "2019-01-05")
    page = page_of(client, "/committees/")
    assert lists(page)["Sub-committees"] == ["Appeals"]
    assert "Set up by the Planning." in words(section(page, "current"))


def test_former_committees_stand_apart_with_their_span_and_who_followed_them(client, council, panel):
    former = make_committee(
        name="Tolls Panel", council=council, opened_on=day("2001-05-02"), closed_on=day("2020-01-01")
    )
    meet(former, "2019-01-05")
    meet(panel, "2026-01-05")
    CommitteeSuccession.objects.create(predecessor=former, successor=panel)
    page = page_of(client, "/committees/")
    assert "Highways Panel" in words(section(page, "current"))
    assert "Tolls Panel" not in words(section(page, "current"))
    told = words(section(page, "former"))
    assert "Tolls Panel From 2 May 2001 to 1 January 2020. Followed by Highways Panel." in told


def test_a_committee_that_closes_today_is_still_current(client, council):
    meet(make_committee(name="Tolls Panel", council=council, closed_on=timezone.localdate()), "2020-01-01")
    assert not page_of(client, "/committees/").xpath("//section[@aria-labelledby='former']")


def test_committees_can_be_narrowed_to_one_council(client, panel):
    meet(panel, "2026-01-05")
    meet(make_committee(name="Allotments", council=make_council(name="Otterby Town Council")), "2026-01-05")
    everything = words(page_of(client, "/committees/").find(".//main"))
    assert "Allotments Otterby Town Council." in everything
    only = page_of(client, panel.council)
    assert "Allotments" not in words(only.find(".//main"))
    assert words(only.find(".//h1")) == "CommitteesMarlbridge Borough Council"


def test_a_council_that_is_not_here_is_an_error_beside_the_field(client, panel):
    meet(panel, "2026-01-05")
    page = page_of(client, "/committees/?council=nowhere")
    told = "“nowhere” is not a council in this archive"
    assert told in words(page.xpath("//*[@role='alert']")[0])
    assert told in words(page.xpath("//*[@id='id_council_error']")[0])
    assert "Highways Panel" not in words(page.find(".//main"))


def test_a_hundred_committees_stand_on_pages(client, council):
    for number in range(101):
        meet(make_committee(name=f"Board {number:03}", council=council), "2026-01-05")
    first, second = (page_of(client, f"/committees/?page={number}") for number in (1, 2))
    assert [len(page.xpath("//ul[contains(@class, 'bodies')]/li")) for page in (first, second)] == [60, 41]
    assert client.get("/committees/?page=3").status_code == 404


# The page of a committee


def test_the_page_shows_the_newest_municipal_year_and_links_the_others(client, panel):
    meet(panel, "2024-04-30", "2024-05-01", "2025-04-30", "2025-05-01", "2026-03-02")
    meetings = section(page_of(client, panel), "meetings")
    assert [words(each) for each in meetings.xpath(".//h3/a")] == ["2 March 2026", "1 May 2025"]
    years = {link.get("href").split("?")[1]: words(link) for link in meetings.xpath(".//ul[@id]//a")}
    assert years == {
        "municipal=2025-26#meetings": "2025/26 (2 meetings)",
        "municipal=2024-25#meetings": "2024/25 (2 meetings)",
        "municipal=2023-24#meetings": "2023/24 (1 meeting)",
    }
    assert meetings.xpath(".//*[@aria-current]/@href") == [
        f"{panel.get_absolute_url()}?municipal=2025-26#meetings"
    ]


def test_a_municipal_year_with_nothing_but_meetings_to_come_is_not_shown_first(client, panel):
    meet(panel, "2025-06-01")
    meet(panel, f"{timezone.localdate().year + 2}-06-01", status="scheduled")
    assert "Municipal year 2025/26" in words(section(page_of(client, panel), "meetings"))


@pytest.mark.parametrize(
    ("query", "dates"),
    [
        ("?municipal=2024-25", ["30 April 2025", "1 May 2024"]),
        ("?year=2024", ["1 May 2024", "30 April 2024"]),
        ("?term=2024", ["1 May 2025", "30 April 2025", "1 May 2024"]),
    ],
)
def test_a_period_can_be_a_municipal_year_a_calendar_year_or_a_term(client, panel, query, dates):
    meet(panel, "2024-04-30", "2024-05-01", "2025-04-30", "2025-05-01")
    CouncilTerm.objects.create(council=panel.council, name="2024 to 2028", start=day("2024-05-01"))
    CouncilTerm.objects.create(council=make_council(), name="Elsewhere", start=day("2023-05-01"))
    page = page_of(client, panel, query)
    assert [words(each) for each in section(page, "meetings").xpath(".//li/h3/a")] == dates
    assert "Elsewhere" not in words(page)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("?municipal=2019-20", "“2019-20” is not a municipal year with a published meeting"),
        ("?year=x", "“x” is not a calendar year with a published meeting"),
        ("?term=2021", "“2021” is not a term of the council with a published meeting"),
        ("?municipal=2024-25&year=2024", "Choose one period"),
        ("?on=yesterday", "Give the date as year-month-day"),
    ],
)
def test_an_unknown_period_or_day_is_told_beside_its_choices(client, panel, query, message):
    meet(panel, "2024-05-01")
    page = page_of(client, panel, query)
    (alert,) = page.xpath("//*[@role='alert']")
    assert message in words(alert)
    for target in alert.xpath(".//a/@href"):
        assert page.xpath(f"//*[@id='{target[1:]}']"), target
    assert words(page).count(message) == 1 + bool(alert.xpath(".//a"))


def test_each_meeting_shows_its_state_and_how_many_decisions_it_took(client, panel):
    meet(panel, "2026-01-05", status="cancelled")
    meet(panel, "2026-01-06", status="scheduled")
    meet(panel, "2026-01-08", approval="approved")
    (unconfirmed,) = meet(panel, "2026-01-07")
    item = make_item(meeting=unconfirmed)
    for _ in range(2):
        make_resolution(item=item)
    make_resolution(item=make_item(meeting=unconfirmed, restriction="exempt"))
    rows = [
        words(row) for row in section(page_of(client, panel), "meetings").xpath(".//ul[@class='cards']/li")
    ]
    assert rows == [
        "8 January 2026 No decisions recorded",
        "7 January 2026 2 decisions · Unconfirmed minutes",
        "6 January 2026 Scheduled",
        "5 January 2026 Cancelled",
    ]


def test_the_latest_decisions_leave_formal_ones_out(client, panel):
    (meeting,) = meet(panel, "2026-01-07")
    make_resolution(item=make_item(meeting=meeting, title="Salt barns"))
    make_resolution(
        item=make_item(meeting=meeting, title="Minutes of the last meeting", kind="previous_minutes")
    )
    assert [words(link) for link in section(page_of(client, panel), "decisions").xpath(".//h3/a")] == [
        "Salt barns"
    ]


def serve(committee, name, start=None, end=None, **values):
    councillor = make_councillor(name=name, council=committee.council)
    dates = {"start": start and day(start), "end": end and day(end)}
    Membership.objects.create(committee=committee, councillor=councillor, **dates, **values)
    return councillor


def members(page):
    return [words(row) for row in section(page, "members").xpath(".//ul[@class='people']/li")]


def test_the_members_on_a_day_come_chair_and_vice_chair_first_then_by_surname(client, panel):
    meet(panel, "2026-01-07")
    serve(panel, "Zadie Ashby", "2024-05-23", role="vice_chair")
    serve(panel, "Adam Zeal", "2024-05-23", role="chair")
    serve(panel, "Bea Moss", "2024-05-23", "2025-05-22")
    gannet = serve(panel, "Carl Gannet", "2024-05-23")
    Term.objects.create(councillor=gannet, party="Independent", ward="Otterby", start=day("2021-05-06"))
    assert members(page_of(client, panel)) == [
        "Adam Zeal (chair)",
        "Zadie Ashby (vice-chair)",
        "Carl GannetIndependent",
    ]
    earlier = page_of(client, panel, "?on=2025-05-22&municipal=2025-26")
    assert members(earlier)[-1] == "Bea Moss"
    assert "On 22 May 2025" in words(section(earlier, "members"))
    assert section(earlier, "members").xpath(".//input[@name='municipal']/@value") == ["2025-26"]


def test_a_place_from_a_day_that_is_not_recorded_makes_nobody_a_member_on_a_day(client, panel):
    meeting = meet(panel, "2026-01-07")[0]
    serve(panel, "Zadie Ashby", role="chair")
    serve(panel, "Bea Moss", end="2020-05-01")
    make_attendance(meeting=meeting, councillor=make_councillor(name="Al Oak"), name_as_written="Oak")
    page = page_of(client, panel, "?on=2026-02-01")
    said = words(section(page, "members"))
    assert "does not record who the members were on this day. In 2025/26" in said
    assert "from a day that is not recorded" in said
    assert members(page) == ["Al Oak", "Zadie Ashby (chair)"]
    serve(panel, "Adam Zeal", "2024-05-23")
    page = page_of(client, panel, "?on=2026-02-01")
    assert members(page) == ["Adam Zeal", "Zadie Ashby (chair)"]
    assert not page.xpath("//dl[@class='facts']//dt[.='Chair']")


def test_the_members_of_a_former_committee_are_those_of_its_last_day(client, panel):
    panel.closed_on = day("2020-03-31")
    panel.save()
    meet(panel, "2019-01-07")
    serve(panel, "Bea Moss", "2018-05-23", "2020-03-31")
    page = page_of(client, panel)
    assert members(page) == ["Bea Moss"]
    assert "On 31 March 2020" in words(section(page, "members"))
    assert "This is a former committee: it existed until 31 March 2020." in words(page)


def test_where_no_membership_is_recorded_those_seen_in_the_last_municipal_year_are_named(client, panel):
    earlier, newer, newest = meet(panel, "2025-04-30", "2025-06-01", "2026-02-01")
    people = {name: make_councillor(name=name) for name in ("Al Oak", "Bo Elm", "Cy Ash", "Di Fir", "Ed Yew")}
    for name, meeting, status in (
        ("Al Oak", earlier, "present"),
        ("Bo Elm", newer, "present"),
        ("Cy Ash", newest, "present_virtual"),
        ("Di Fir", newest, "apologies"),
        ("Ed Yew", newest, "present_substitute"),
    ):
        make_attendance(meeting=meeting, councillor=people[name], name_as_written=name, status=status)
    newest.chair = people["Cy Ash"]
    newest.save()
    page = page_of(client, panel)
    assert members(page) == ["Cy Ash (presided at a meeting)", "Bo Elm"]
    assert "does not record who the members were on this day. In 2025/26" in words(section(page, "members"))
    assert members(page_of(client, panel, "?on=2025-05-01")) == ["Al Oak"]
    serve(panel, "Flo May", "2026-01-01")
    assert members(page_of(client, panel)) == ["Flo May"]


def test_predecessors_successors_parent_and_sub_committees_are_linked_across_councils(client, panel):
    meet(panel, "2026-01-07")
    bodies = {
        "parent": make_committee(name="Environment Committee", council=panel.council),
        "before": make_committee(name="Roads Committee", council=make_council(name="Otterby Council")),
        "after": make_committee(name="Transport Board", council=panel.council),
        "below": make_committee(name="Potholes Group", council=panel.council, parent=panel),
    }
    for body in bodies.values():
        meet(body, "2025-01-07")
    hidden = make_committee(name="Secret Board", council=panel.council, parent=panel)
    panel.parent = bodies["parent"]
    panel.save()
    CommitteeSuccession.objects.create(predecessor=bodies["before"], successor=panel, on=day("2023-04-01"))
    for body in (bodies["after"], hidden):
        CommitteeSuccession.objects.create(predecessor=panel, successor=body)
    page = page_of(client, panel)
    facts = {
        words(each.find("dt")): words(each).removeprefix(words(each.find("dt"))).strip()
        for each in page.xpath("//div[@class='side']//dl/div")
    }
    assert facts["Set up by"] == "Environment Committee"
    assert facts["Took over from"] == "Roads Committee (Otterby Council) 1 April 2023"
    assert facts["Followed by"] == "Transport Board"
    assert facts["Sub-committees"] == "Potholes Group"
    assert "Secret Board" not in words(page)
    for body in bodies.values():
        assert page.xpath(f"//a[@href='{body.get_absolute_url()}']")


def test_a_parent_without_published_minutes_is_not_named(client, panel):
    panel.parent = make_committee(name="Secret Board", council=panel.council)
    panel.save()
    meet(panel, "2026-01-07")
    for address in ("/committees/", panel):
        assert "Secret Board" not in words(page_of(client, address))


def test_the_next_meeting_and_the_chair_stand_at_the_top(client, panel):
    (meeting,) = meet(panel, "2026-01-07")
    serve(panel, "Adam Zeal", "2024-05-23", role="chair")
    coming = timezone.localdate() + datetime.timedelta(days=30)
    NextMeeting.objects.create(meeting=meeting, date=coming, start_time=datetime.time(10))
    (facts,) = page_of(client, panel).xpath("//main//dl")[:1]
    assert "ChairAdam Zeal" in words(facts)
    assert facts.xpath(f".//time[@datetime='{coming.isoformat()}']")


def test_the_next_meeting_leads_to_its_page_and_says_whether_it_is_cancelled(client, panel):
    meet(panel, "2026-01-05")
    coming = timezone.localdate() + datetime.timedelta(days=30)
    (meeting,) = meet(panel, coming.isoformat(), status="cancelled")
    (facts,) = page_of(client, panel).xpath("//main//dl")[:1]
    assert words(facts.xpath(f".//a[@href='{meeting.get_absolute_url()}']/..")[0]).endswith("Cancelled")


def test_the_page_offers_its_feeds_and_a_search_in_this_committee(client, panel):
    make_resolution(item=make_item(meeting=meet(panel, "2026-01-07")[0]))
    page = page_of(client, panel)
    links = page.xpath("//main//a/@href")
    for address in (
        f"/committees/{panel.slug}/feed.atom",
        f"/committees/{panel.slug}.ics",
        f"/committees/{panel.slug}/attendance/",
        f"/decisions/?committee={panel.slug}",
    ):
        assert address in links
    (kept,) = page.xpath("//main//form[@action='/search/']//input[@name='committee']")
    assert kept.get("value") == panel.slug
