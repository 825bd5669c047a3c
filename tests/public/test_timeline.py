"""The timeline of a committee: a table of its years whose gaps, cancellations and turning points are told."""

import datetime

import pytest
from lxml import html

from council.models import CommitteeSuccession
from tests.models.factories import make_committee, make_council, make_item, make_meeting

pytestmark = pytest.mark.django_db


def day(text):
    return datetime.date.fromisoformat(text)


@pytest.fixture
def closed():
    """A committee that met in two municipal years with two years between them."""
    committee = make_committee(
        name="Tolls Panel",
        council=make_council(name="Marlbridge Borough Council"),
        opened_on=day("2009-06-01"),
        closed_on=day("2015-03-31"),
    )
    for date in ("2010-05-01", "2011-01-01", "2011-04-30", "2014-02-03"):
        make_meeting(published=True, committee=committee, date=day(date))
    make_meeting(published=True, committee=committee, date=day("2010-09-09"), status="cancelled")
    return committee


def table_of(client, committee):
    page = html.fromstring(client.get(committee.get_absolute_url()).content)
    (table,) = page.xpath("//table[contains(@class, 'timeline')]")
    return table


def lines(table):
    return [
        [" ".join(cell.text_content().split()) for cell in row.xpath("./th | ./td")]
        for row in table.xpath("./tbody/tr")
    ]


def test_years_with_meetings_and_gaps_are_told_from_opening_to_closing(client, closed):
    assert lines(table_of(client, closed)) == [
        ["2014/15", "No meeting", ""],
        ["31 March 2015: closed"],
        ["2013/14", "1", "0", ""],
        ["2011/12 to 2012/13", "No meeting", ""],
        ["2010/11", "3", "1", ""],
        ["2009/10", "No meeting", ""],
        ["1 June 2009: set up"],
    ]


def test_a_meeting_withdrawn_published_or_called_off_is_counted_so_at_once(client, closed):
    def year():
        return next(line for line in lines(table_of(client, closed)) if line[0] == "2010/11")

    meeting = closed.meetings.get(date=day("2011-01-01"))
    make_item(meeting=meeting)
    meeting.withdraw(reason="An error.")
    assert year() == ["2010/11", "2", "1", ""]
    meeting.publish(by=None)
    assert year() == ["2010/11", "3", "1", ""]
    meeting.correct(status="cancelled")
    assert year() == ["2010/11", "2", "2", ""]


def test_the_table_has_a_caption_and_scopes_and_the_bars_say_nothing_more(client, closed):
    table = table_of(client, closed)
    assert "Meetings in this archive by municipal year" in table.find("caption").text_content()
    assert len(table.xpath("./thead//th[@scope='col']")) == 3
    assert len(table.xpath("./tbody//th[@scope='row']")) == 5
    bars = table.xpath(".//svg")
    assert len(bars) == 2
    assert all(bar.get("aria-hidden") == "true" and not bar.text_content().strip() for bar in bars)
    assert not table.xpath(".//@style")
    widths = [[int(rect.get("width")) for rect in bar.xpath(".//rect")] for bar in bars]
    assert widths == [[30], [90, 30]]


def test_a_year_with_meetings_leads_to_them_and_a_gap_leads_nowhere(client, closed):
    linked = [link.get("href") for link in table_of(client, closed).xpath(".//th/a")]
    assert linked == [
        f"/committees/{closed.slug}/?municipal={year}#meetings" for year in ("2013-14", "2010-11")
    ]


def test_a_committee_that_goes_on_has_a_gap_up_to_today(client):
    committee = make_committee()
    make_meeting(published=True, committee=committee, date=day("2010-05-01"))
    assert lines(table_of(client, committee))[0][0].startswith("2011/12 to 20")


def test_successions_stand_in_the_year_in_which_they_happened(client, closed):
    after = make_committee(name="Highways Panel", council=closed.council)
    make_meeting(published=True, committee=after, date=day("2014-02-03"))
    CommitteeSuccession.objects.create(predecessor=closed, successor=after, on=day("2014-01-09"))
    told, of_after = lines(table_of(client, closed)), lines(table_of(client, after))
    assert told[2][0] == "2013/14"
    assert told[3] == ["9 January 2014: followed by Highways Panel"]
    assert ["9 January 2014: took over from Tolls Panel"] in of_after


def test_meetings_to_come_are_told_apart_from_those_held(client, closed):
    make_meeting(published=True, committee=closed, date=day("2014-03-03"), status="scheduled")
    assert lines(table_of(client, closed))[2] == ["2013/14", "1", "0", "1 to come"]


def test_a_long_life_stays_a_short_table(client):
    committee = make_committee()
    for year in range(1905, 2020, 1):
        make_meeting(published=True, committee=committee, date=datetime.date(year, 6, 1))
    told = lines(table_of(client, committee))
    assert len(told) == 61
    assert told[-1][:2] == ["1905/06 to 1960/61", "56"]
