"""A resident finds a councillor and sees what the published minutes say of them, each with its lines."""

import datetime

import pytest
from django.http import QueryDict
from django.utils import timezone
from lxml import html

from council.models import DeclaredInterest, Identifier, Mention, NamedVote, Term
from council.public.decision_filters import DecisionFilterSet
from council.public.filters import CouncillorFilterSet
from council.public.periods import municipal_year_of
from council.public.roster import Roster
from tests.models.factories import (
    make_attendance,
    make_committee,
    make_councillor,
    make_item,
    make_meeting,
    make_resolution,
)
from tests.public.asking import queries_of

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
day = datetime.date


def read(client, path, **parameters):
    response = client.get(path, parameters)
    assert response.status_code == 200
    return response.content.decode()


def meeting_on(date, **values):
    return make_meeting(published=True, date=date, **values)


def public_committee(name="Parks Panel"):
    """A committee with published minutes."""
    return make_meeting(published=True, committee=make_committee(name=name)).committee


def seen(name, *, days_ago=30, **values):
    councillor = make_councillor(name=name)
    date = timezone.localdate() - datetime.timedelta(days=days_ago)
    make_attendance(
        councillor=councillor, meeting=make_meeting(published=True, date=date), name_as_written=name, **values
    )
    return councillor


def test_councillors_stand_by_surname_under_their_letters(client):
    for name in ("Beatrice Tallowick", "Zoe Arkwright", "A Venn"):
        seen(name)
    page = read(client, "/councillors/")
    assert page.index("Zoe Arkwright") < page.index("Beatrice Tallowick") < page.index("A Venn")
    assert page.index(">A</h3>") < page.index("Zoe Arkwright") < page.index(">T</h3>")


def test_a_name_is_found_without_its_accents_and_in_part(client):
    seen("José Arkwright")
    seen("Priya Venn")
    page = read(client, "/councillors/", q="jose ARK")
    assert "José Arkwright" in page
    assert "Priya Venn" not in page


def test_who_was_recorded_lately_and_who_was_not_are_told_apart(client):
    seen("Priya Venn", days_ago=30)
    seen("Old Hand", days_ago=500)
    assert "Old Hand" not in read(client, "/councillors/", seen="recently")
    assert "Priya Venn" not in read(client, "/councillors/", seen="earlier")
    assert "Not recorded since" in read(client, "/councillors/", seen="earlier")


def test_a_term_that_covers_today_counts_as_lately(client):
    councillor = make_councillor(name="Newly Elected")
    Term.objects.create(councillor=councillor, ward="Abbey", start=timezone.localdate())
    page = read(client, "/councillors/", seen="recently")
    assert "Newly Elected" in page
    assert "Abbey" in page


def test_a_place_on_a_committee_that_nobody_published_minutes_of_is_not_told(client):
    councillor = seen("Priya Venn")
    councillor.memberships.create(committee=make_committee(name="Secret Board"), start=day(2024, 5, 20))
    assert "Secret Board" not in read(client, "/councillors/priya-venn/")
    assert "Secret Board" not in read(client, "/councillors/priya-venn/attendance/")


def names_listed(client, **parameters):
    page = html.fromstring(read(client, "/councillors/", **parameters))
    return page.xpath("//section[@class='letter']//a/text()")


def test_the_list_is_narrowed_by_ward_party_and_committee(client):
    priya, zoe = seen("Priya Venn"), seen("Zoe Arkwright")
    priya.terms.create(ward="Abbey", party="Green", end=day(2023, 5, 4))
    priya.terms.create(ward="Mill", party="Labour", start=day(2023, 5, 5))
    zoe.terms.create(ward="Abbey", party="Labour")
    parks = public_committee()
    zoe.memberships.create(committee=parks)
    assert names_listed(client, ward="Abbey") == ["Zoe Arkwright", "Priya Venn"]
    assert names_listed(client, ward="Abbey", party="Labour") == ["Zoe Arkwright"]
    assert names_listed(client, party="Green") == ["Priya Venn"]
    assert names_listed(client, committee="parks-panel") == ["Zoe Arkwright"]
    there = priya.attendance.get().meeting.committee.slug
    assert names_listed(client, committee=there) == ["Priya Venn"]


@pytest.mark.parametrize("field", ["ward", "party", "committee", "council", "seen"])
def test_an_unknown_filter_of_the_list_is_an_error_beside_its_field(client, field):
    seen("Priya Venn")
    page = html.fromstring(read(client, "/councillors/", **{field: "soup"}))
    assert "“soup” is not" in page.text_content()
    assert page.xpath(f"//*[@name='{field}' and @aria-invalid='true']")
    assert not page.xpath("//section[@class='letter']")


def test_a_withdrawn_meeting_takes_its_councillor_from_the_list_at_once(client):
    councillor = seen("Priya Venn")
    assert names_listed(client) == ["Priya Venn"]
    councillor.attendance.get().meeting.withdraw(reason="An error.")
    assert names_listed(client) == []


def test_officers_the_public_and_the_unpublished_are_not_listed(client):
    make_attendance(name_as_written="Olive Officer", kind="officer", status="in_attendance")
    unpublished = make_councillor(name="Una Published")
    make_attendance(councillor=unpublished, meeting=make_meeting())
    page = read(client, "/councillors/")
    assert "Olive Officer" not in page
    assert "Una Published" not in page
    assert client.get(f"/councillors/{unpublished.slug}/").status_code == 404


def test_a_councillor_who_is_named_in_private_only_has_no_page(client):
    private = make_councillor(name="Penny Private")
    Mention.objects.create(
        item=make_item(restriction="exempt"),
        councillor=private,
        name_as_written="Cllr Private",
        first_line=12,
    )
    assert client.get(f"/councillors/{private.slug}/").status_code == 404


def test_the_counts_say_what_they_count_and_lead_to_their_meetings(client):
    councillor = seen("Priya Venn")
    make_attendance(councillor=councillor, status="apologies", meeting=meeting_on(TODAY))
    page = read(client, "/councillors/priya-venn/")
    year = municipal_year_of(TODAY).query
    assert f'/councillors/priya-venn/attendance/?{year}&amp;way=apologies#meetings">1<' in page
    assert "The minutes record their apologies." in page
    assert "No percentage is given" in page
    assert "%" not in page.split("<main", 1)[1]


def test_who_they_are_stands_at_the_top(client):
    councillor = seen("Priya Venn")
    councillor.terms.create(ward="Abbey", party="Green", start=day(2019, 5, 3), end=day(2023, 5, 4))
    councillor.terms.create(ward="Mill", party="Green", start=day(2023, 5, 5))
    councillor.memberships.create(committee=public_committee(), role="chair", start=day(2024, 5, 20))
    who = html.fromstring(read(client, "/councillors/priya-venn/")).xpath("//dl[contains(@class, 'who')]")[0]
    words = " ".join(" ".join(who.itertext()).split())
    assert "Ward or division Mill Party Green Councillor since 3 May 2019" in words
    assert "Roles now Parks Panel (chair)" in words


def test_a_former_councillor_keeps_a_page_that_says_until_when(client):
    councillor = seen("Old Hand", days_ago=900)
    councillor.terms.create(ward="Abbey", start=day(2011, 5, 6), end=day(2015, 5, 7))
    councillor.memberships.create(committee=public_committee(), start=day(2012, 5, 20), end=day(2013, 5, 19))
    found = html.fromstring(read(client, "/councillors/old-hand/"))
    page = " ".join(" ".join(found.itertext()).split())
    assert "Councillor until 7 May 2015" in page
    assert "(not in the last 12 months)" in page
    assert "Roles now" not in page
    assert "Other places on committees Parks Panel 20 May 2012 to 19 May 2013" in page


def test_a_term_without_a_beginning_says_no_date(client):
    councillor = seen("Priya Venn")
    councillor.terms.create(ward="Abbey", party="Green")
    page = read(client, "/councillors/priya-venn/")
    assert "Abbey" in page
    assert "Councillor since" not in page
    assert "Councillor until" not in page


def test_committees_that_recorded_a_councillor_are_no_memberships(client):
    councillor = make_councillor(name="Priya Venn")
    there = meeting_on(TODAY, committee=make_committee(name="Parks Panel"))
    make_attendance(councillor=councillor, meeting=there)
    page = html.fromstring(read(client, "/councillors/priya-venn/"))
    (heading,) = page.xpath("//h3[.='Recorded at meetings of']")
    assert "Parks Panel" in heading.getnext().getnext().text_content()
    assert not page.xpath("//h3[.='Committees now']")


def test_the_lists_show_the_newest_five_and_the_way_to_all(client):
    councillor = seen("Priya Venn")
    for number in range(7):
        item = make_item(title=f"Subject {number}")
        make_resolution(item=item, mover=councillor)
        DeclaredInterest.objects.create(
            item=item, councillor=councillor, name_as_written="Venn", text=f"Interest {number}."
        )
    page = read(client, "/councillors/priya-venn/")
    assert "Interest 6." in page
    assert "Interest 1." not in page
    assert 'href="/decisions/?councillor=priya-venn"' in page
    everything = read(client, "/councillors/priya-venn/interests/")
    assert "7 declarations at meetings" in everything
    assert all(f"Interest {number}." in everything for number in range(7))


def test_named_votes_come_after_how_many_decisions_they_cover(client):
    councillor = seen("Priya Venn")
    meeting = councillor.attendance.get().meeting
    voted = make_resolution(item=make_item(meeting=meeting, title="Mill Lane"), first_line=11, last_line=12)
    NamedVote.objects.create(
        resolution=voted, councillor=councillor, name_as_written="Venn", option="against"
    )
    other = make_resolution(item=make_item(meeting=meeting))
    NamedVote.objects.create(resolution=other, name_as_written="Gannet", option="for")
    elsewhere = make_resolution()
    NamedVote.objects.create(resolution=elsewhere, name_as_written="Gannet", option="for")
    page = read(client, "/councillors/priya-venn/votes/")
    assert (
        "The minutes name the votes on 2 decisions of the meetings that list Priya Venn as present." in page
    )
    assert "They name 1 vote of Priya Venn." in page
    assert "Against" in page
    assert "source/?lines=11-12#L11-12" in page
    assert "Mill Lane" in read(client, "/councillors/priya-venn/")


def test_a_vote_in_private_is_not_counted(client):
    councillor = seen("Priya Venn")
    private = make_item(meeting=councillor.attendance.get().meeting, restriction="exempt", title="Depot")
    decision = make_resolution(item=private)
    NamedVote.objects.create(resolution=decision, councillor=councillor, name_as_written="Venn", option="for")
    page = read(client, "/councillors/priya-venn/votes/")
    assert "name the votes on 0 decisions" in page
    assert "Depot" not in page


def test_decisions_mentions_and_interests_lead_to_their_lines(client):
    councillor = seen("Priya Venn", first_line=5, last_line=5)
    item = make_item(title="Mill Lane")
    source = f"{item.meeting.get_absolute_url()}source/"
    make_resolution(item=item, mover=councillor, text="That it be done.", first_line=11, last_line=12)
    Mention.objects.create(
        item=item, councillor=councillor, name_as_written="Cllr Venn", first_line=13, last_line=13
    )
    DeclaredInterest.objects.create(
        item=item,
        councillor=councillor,
        name_as_written="Venn",
        text="Owns a house there.",
        first_line=14,
        last_line=15,
    )
    page = read(client, "/councillors/priya-venn/")
    assert "That it be done." in page
    assert "Owns a house there." in page
    for lines in ("11-12", "13", "14-15"):
        assert f"{source}?lines={lines}#L{lines}" in page


def test_what_was_moved_or_declared_in_private_is_not_on_the_page(client):
    councillor = seen("Priya Venn")
    private = make_item(title="Sale of the depot", restriction="exempt")
    make_resolution(item=private, mover=councillor, text="That the depot be sold.")
    DeclaredInterest.objects.create(
        item=private, councillor=councillor, name_as_written="Venn", text="Owns the depot."
    )
    assert "depot" not in read(client, "/councillors/priya-venn/")


def named_in_minutes(name, *, published=True, **item):
    """A councillor of this name in minutes, before anybody merges them."""
    councillor = make_councillor(name=name)
    meeting = make_meeting(published=published, date=TODAY)
    found = make_item(meeting=meeting, **item)
    Mention.objects.create(
        item=found, councillor=councillor, name_as_written=name, first_line=12, last_line=12
    )
    return councillor


def merge(from_, into):
    Mention.objects.filter(councillor=from_).update(councillor=into)
    from_.merged_into = into
    from_.save()


def numbered(councillor, number):
    """Give the councillor a number in the earlier system."""
    Identifier.objects.create(
        council=councillor.council, scheme="moderngov:UID", value=str(number), councillor=councillor
    )


def test_a_merged_councillor_leads_to_the_one_that_stays(client):
    stays, first, second = seen("Priya Venn"), named_in_minutes("P Venn"), named_in_minutes("Cllr Venn")
    merge(second, first)
    merge(first, stays)
    for slug in ("p-venn", "cllr-venn"):
        for page in ("", "attendance/", "votes/", "interests/"):
            response = client.get(f"/councillors/{slug}/{page}")
            assert (response.status_code, response["Location"]) == (301, f"/councillors/priya-venn/{page}")
    for number, merged in enumerate((first, second), start=70):
        numbered(merged, number)
        for address in (f"/id/{merged.uid}/", f"/mgUserInfo.aspx?UID={number}"):
            assert client.get(address)["Location"] == "/councillors/priya-venn/", address


def test_a_merged_councillor_with_a_recorded_term_was_public_and_leads_on(client):
    stays, merged = seen("Priya Venn"), make_councillor(name="P Venn")
    Term.objects.create(councillor=merged, ward="Abbey").delete()
    merge(merged, stays)
    assert client.get("/councillors/p-venn/").status_code == 301


@pytest.mark.parametrize("secret", [{"published": False}, {"restriction": "exempt"}, None])
def test_a_merged_councillor_whom_the_public_never_could_read_of_is_confirmed_to_nobody(client, secret):
    stays = seen("Priya Venn")
    merged = (
        make_councillor(name="Penny Venn") if secret is None else named_in_minutes("Penny Venn", **secret)
    )
    merge(merged, stays)
    for page in ("", "attendance/", "attendance.csv", "votes/", "interests/", "feed.atom"):
        assert client.get(f"/councillors/penny-venn/{page}").status_code == 404
    numbered(merged, 70)
    for address in (f"/id/{merged.uid}/", "/mgUserInfo.aspx?UID=70"):
        assert client.get(address).status_code == 404, address


def test_once_the_minutes_that_name_a_merged_councillor_are_published_the_address_leads_on(client):
    stays, merged = seen("Priya Venn"), named_in_minutes("P Venn", published=False)
    merge(merged, stays)
    assert client.get("/councillors/p-venn/").status_code == 404
    Mention.objects.get(name_as_written="P Venn").item.meeting.publish(by=None)
    assert client.get("/councillors/p-venn/").status_code == 301


def test_a_merged_councillor_leads_nowhere_when_the_one_that_stays_is_not_public(client):
    stays, merged = make_councillor(name="Penny Private"), named_in_minutes("P Venn")
    merged.merged_into = stays
    merged.save()
    assert client.get("/councillors/p-venn/").status_code == 404
    assert client.get(f"/id/{merged.uid}/").status_code == 404


def test_a_councillor_called_script_is_text(client):
    councillor = seen("<script>alert(1)</script>")
    for path in ("/councillors/", councillor.get_absolute_url()):
        assert "<script>" not in read(client, path)


@pytest.mark.parametrize(
    "path", ["", "priya-venn/", "priya-venn/attendance/", "priya-venn/votes/", "priya-venn/interests/"]
)
def test_the_queries_do_not_grow_with_the_record(client, path):
    councillor = seen("Priya Venn")
    fill(councillor)
    client.get("/councillors/?q=first")
    few = queries_of(client, f"/councillors/{path}")
    for number in range(20):
        fill(councillor)
        seen(f"Member Number{number}")
    client.get("/councillors/?q=again")
    assert queries_of(client, f"/councillors/{path}") == few <= 8


def fill(councillor):
    """One of everything that names the councillor."""
    row = {"councillor": councillor, "name_as_written": "Venn"}
    make_attendance(councillor=councillor, meeting=make_meeting(published=True))
    councillor.memberships.create(committee=make_committee(), start=day(2009, 1, 1))
    decision = make_resolution(mover=councillor)
    NamedVote.objects.create(resolution=decision, option="for", **row)
    DeclaredInterest.objects.create(item=decision.item, text="Owns it.", **row)
    Mention.objects.create(item=decision.item, **row)


def test_a_list_that_was_being_loaded_when_minutes_were_withdrawn_is_shown_to_nobody_later(
    client, monkeypatch
):
    person = seen("Beatrice Tallowick")
    minutes, load = person.attendance.get().meeting, Roster.load

    def overtaken():
        """Load the list; before it is kept the minutes are withdrawn and somebody else asks for the list."""
        loaded = load()
        monkeypatch.setattr(Roster, "load", load)
        minutes.withdraw(reason="Published in error.")
        CouncillorFilterSet(QueryDict())
        return loaded

    monkeypatch.setattr(Roster, "load", overtaken)
    read(client, "/councillors/")
    assert "Beatrice Tallowick" not in read(client, "/councillors/")


def test_a_page_offers_what_the_archive_had_when_its_filters_were_read(client):
    public_committee("Parks Panel")
    before = DecisionFilterSet(QueryDict())
    public_committee("Roads Panel")
    after = DecisionFilterSet(QueryDict())
    assert "Parks Panel" in before.drawn
    assert "Roads Panel" not in before.drawn
    assert "Roads Panel" in after.drawn
