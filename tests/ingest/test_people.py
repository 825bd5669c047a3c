"""A name is linked only to the one person whom it can mean, whatever the order of import."""

import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from council.ingest import ingest, people, preview
from council.ingest.reading import keep_reading
from council.minutes.values import Attendee, Interest, Mention
from council.models import (
    Attendance,
    Council,
    Councillor,
    CouncillorName,
    DeclaredInterest,
    Meeting,
    NamedVote,
    Resolution,
)
from council.models import (
    Mention as MentionRow,
)
from tests.ingest.readings import councillor, decision, item, make_read, minutes
from tests.ingest.test_copying import history_size, recorded_models
from tests.models.factories import make_clerk

pytestmark = pytest.mark.django_db


def held(date, *names, committee="Highways Panel", mentions=(), officers=(), **values):
    """Minutes of a day with these councillors present and these names met in the words."""
    attendance = [councillor(name, 5 + place) for place, name in enumerate(names)]
    attendance += [
        Attendee(name=name, kind="officer", status="in_attendance", lines=(40, 40)) for name in officers
    ]
    words = item("1", "Winter Gritting", 50, "Words.", mentions=tuple(Mention(n, (51, 51)) for n in mentions))
    return minutes(
        **{
            "date": date,
            "committee": committee,
            "chair": None,
            "attendance": tuple(attendance),
            "items": (words,),
            **values,
        }
    )


def record(*readings):
    return [ingest(make_read(each), by=None).meeting for each in readings]


def people_seen():
    """Each standing councillor with the names as written that are linked to them."""
    return {
        str(row): sorted(
            {each.name_as_written for each in row.attendance.kept()}
            | {each.name_as_written for each in row.mentions.all()}
        )
        for row in Councillor.objects.standing()
    }


def queue():
    return sorted(each.name for each in CouncillorName.objects.unsettled())


def test_initial_and_title_end_as_one_councillor_and_bare_surnames_wait_in_the_queue():
    record(
        held("2025-03-04", "A Atkinson", "C Crompton", mentions=("Atkinson", "C Crompton", "Driver")),
    )
    assert people_seen() == {"A Atkinson": ["A Atkinson", "Atkinson"], "C Crompton": ["C Crompton"]}
    assert queue() == ["Driver"]


def test_a_fuller_form_is_the_same_person_and_gives_the_name():
    record(held("2025-03-04", "A Atkinson"), held("2025-05-06", "Anne Atkinson"))
    assert people_seen() == {"Anne Atkinson": ["A Atkinson", "Anne Atkinson"]}


def test_an_initial_that_fits_two_who_served_then_stays_as_written():
    record(
        held("2025-03-04", "Anne Atkinson", "Alan Atkinson"),
        held("2025-05-06", "A Atkinson", committee="Audit Committee"),
    )
    assert people_seen() == {"Alan Atkinson": ["Alan Atkinson"], "Anne Atkinson": ["Anne Atkinson"]}
    assert queue() == ["A Atkinson"]


def test_an_initial_that_fits_two_means_the_one_who_served_then():
    record(
        held("2015-03-04", "Anne Atkinson"),
        held("2025-03-04", "Alan Atkinson"),
        held("2025-05-06", "A Atkinson"),
    )
    assert people_seen()["Alan Atkinson"] == ["A Atkinson", "Alan Atkinson"]
    assert people_seen()["Anne Atkinson"] == ["Anne Atkinson"]


def test_two_of_one_name_at_one_meeting_are_left_to_a_person():
    both = tuple(
        councillor("J Reay", 5 + place, ward=ward) for place, ward in enumerate(("Northgate", "Quay"))
    )
    record(held("2025-03-04", attendance=both), held("2025-05-06", "J Reay", "C Crompton"))
    assert people_seen() == {"C Crompton": ["C Crompton"]}
    assert queue() == ["J Reay"]


def test_one_who_is_listed_twice_is_one_person():
    twice = tuple(councillor("J Reay", 5 + place, ward="Quay") for place in range(2))
    record(held("2025-03-04", attendance=twice))
    assert people_seen() == {"J Reay": ["J Reay"]}


def test_a_surname_links_only_within_twelve_months_of_being_present():
    record(
        held("2015-03-04", "A Atkinson"),
        held("2016-03-03", "C Crompton", mentions=("Atkinson",)),
        held("2019-03-04", "C Crompton", mentions=("Atkinson",), committee="Audit Committee"),
    )
    linked = {row.item.meeting.date.year: row.councillor is not None for row in MentionRow.objects.all()}
    assert linked == {2016: True, 2019: False}
    assert queue() == ["Atkinson"]


def test_a_term_of_office_decides_who_served():
    record(held("2015-03-04", "A Atkinson"), held("2021-03-04", "B Quennell", mentions=("Atkinson",)))
    row = Councillor.objects.get(name="A Atkinson")
    row.terms.create(start=datetime.date(2013, 5, 1), end=datetime.date(2022, 5, 1))
    people.resolve(row.council)
    assert MentionRow.objects.get().councillor == row


def test_nobody_is_put_in_for_a_longer_surname():
    record(held("2025-03-04", "A Smith-Jones", mentions=("Jones", "Smith")))
    assert queue() == ["Jones", "Smith"]


def test_an_officer_of_the_same_name_is_not_taken_for_a_councillor():
    record(held("2025-03-04", "H Pellow"))
    record(held("2025-04-04", "B Quennell", mentions=("H Pellow",), officers=("H Pellow",)))
    assert MentionRow.objects.get().councillor is None
    assert queue() == []
    assert set(people_seen()) == {"H Pellow", "B Quennell"}


@pytest.mark.parametrize("kind", ["officer", "public", "co_opted", "unknown"])
def test_only_a_councillors_heading_makes_a_councillor(kind):
    guest = Attendee(name="Helen Pellow", kind=kind, status="present", lines=(5, 5))
    record(minutes(attendance=(guest,), chair=None, items=minutes().items[:1]))
    assert not Councillor.objects.exists()
    assert Attendance.objects.get().councillor is None


def test_someone_read_as_an_officer_after_all_is_unlinked():
    document = make_read(held("2025-03-04", "H Pellow"))
    ingest(document, by=None)
    officer = held("2025-03-04", officers=("H Pellow",))
    document.refresh_from_db()
    keep_reading(document, officer.to_json())
    ingest(document, by=None)
    assert Attendance.objects.get().kind == "officer"
    assert not Councillor.objects.exists()


def test_whom_a_person_linked_stays_a_councillor_when_the_document_says_officer():
    document = make_read(held("2025-03-04", "H Pellow", "C Crompton"))
    ingest(document, by=None)
    row = Attendance.objects.get(name_as_written="H Pellow")
    row.correct(councillor=Councillor.objects.get(name="C Crompton"))
    document.refresh_from_db()
    keep_reading(document, held("2025-03-04", "C Crompton", officers=("H Pellow",)).to_json())
    ingest(document, by=None)
    before = history_size()
    ingest(document, by=None)
    row.refresh_from_db()
    assert (row.kind, row.councillor.name) == ("councillor", "C Crompton")
    assert history_size() == before


def test_every_place_that_names_a_councillor_is_linked():
    moved = decision("That it be agreed.", 51, moved_by="Tallowick", seconded_by="B Tallowick")
    declared = Interest("Tallowick", "pecuniary", "declared an interest", None, (51, 51))
    words = item(
        "1",
        "Gritting",
        50,
        "Words.",
        resolutions=(moved, minutes().items[1].resolutions[0]),
        interests=(declared,),
    )
    record(held("2025-03-04", "B Tallowick", chair="B Tallowick", items=(words,)))
    row = Councillor.objects.get()
    assert Meeting.objects.get().chair == row
    assert DeclaredInterest.objects.get().councillor == row
    first = Resolution.objects.get(text="That it be agreed.")
    assert (first.mover, first.seconder) == (row, row)
    assert NamedVote.objects.get().councillor == row


def test_a_preview_names_new_linked_and_queued_people_and_leaves_none_behind():
    record(held("2025-03-04", "A Atkinson"))
    document = make_read(held("2025-04-04", "A Atkinson", "C Crompton", mentions=("Driver",)))
    shown = preview(document).people
    assert shown.new == ("C Crompton",)
    assert shown.linked == (("A Atkinson", "A Atkinson"), ("C Crompton", "C Crompton"))
    assert shown.queued == ("Driver",)
    assert [str(each) for each in Councillor.objects.all()] == ["A Atkinson"]


def test_one_answer_settles_every_occurrence_and_those_to_come():
    record(held("2025-03-04", "D Driver-Green", mentions=("Driver",)))
    record(held("2019-03-04", "C Crompton", mentions=("Driver",)))
    who = Councillor.objects.get(name="D Driver-Green")
    people.settle(CouncillorName.objects.unsettled().get(name="Driver"), who, by=make_clerk())
    record(held("2025-06-04", "C Crompton", mentions=("Driver",)))
    assert [row.councillor for row in MentionRow.objects.all()] == [who, who, who]
    assert queue() == []


def test_a_name_settled_as_no_councillor_leaves_the_queue_and_founds_nobody():
    record(held("2025-03-04", "Town Clerk", mentions=("Driver",)))
    council = Council.objects.get()
    for name in ("Town Clerk", "Driver"):
        row = CouncillorName.objects.get(name=name)
        people.settle(row, None, by=make_clerk())
    assert queue() == []
    assert not Councillor.objects.exists()
    people.resolve(council)
    assert not Councillor.objects.exists()


def test_an_answer_can_be_taken_back():
    record(held("2025-03-04", "C Crompton", mentions=("Driver",)))
    row = CouncillorName.objects.get(name="Driver")
    people.settle(row, None, by=None)
    people.reopen(row, by=None)
    assert queue() == ["Driver"]


def test_a_link_that_a_person_set_wins_and_stays():
    record(held("2025-03-04", "Anne Atkinson", "C Crompton", mentions=("Atkinson",)))
    other = Councillor.objects.get(name="C Crompton")
    MentionRow.objects.get().correct(councillor=other)
    people.resolve(other.council)
    assert MentionRow.objects.get().councillor == other


def test_two_councillors_whom_new_minutes_show_to_be_one_are_merged_and_the_old_address_leads_on():
    first, second = record(held("2015-03-04", "J T Reay"), held("2025-04-04", "John Reay", "James Reay"))
    for meeting in (first, second):
        meeting.publish(by=make_clerk())
    assert len(people_seen()) == 3
    old = Councillor.objects.get(name="J T Reay")
    document = second.documents.get()
    keep_reading(document, held("2025-04-04", "John Reay").to_json())
    ingest(document, by=None)
    assert people_seen() == {"John Reay": ["J T Reay", "John Reay"], "James Reay": []}
    moved = Councillor.objects.exclude(merged_into=None)
    assert {each.merged_into.name for each in moved} == {"John Reay"}
    assert {old.slug, "john-reay"} == {each.slug for each in (*moved, *Councillor.objects.standing())} - {
        "james-reay"
    }


def test_a_councillor_whom_nobody_names_any_more_is_deleted_if_never_public():
    document = make_read(held("2025-03-04", "A Atkinson", "C Crompton"))
    ingest(document, by=None)
    document.refresh_from_db()
    keep_reading(document, held("2025-03-04", "C Crompton").to_json())
    ingest(document, by=None)
    assert set(people_seen()) == {"C Crompton"}


def test_a_councillor_whom_a_clerk_entered_is_never_deleted():
    record(held("2025-03-04", "C Crompton"))
    council = Council.objects.get()
    Councillor.objects.create(council=council, name="Ida Larkspur")
    people.resolve(council)
    assert "Ida Larkspur" in people_seen()


def test_the_name_that_a_clerk_confirmed_is_not_changed():
    record(held("2025-03-04", "A Atkinson"))
    row = Councillor.objects.get()
    row.confirmed = True
    row.save()
    record(held("2025-05-06", "Anne Atkinson"))
    assert list(people_seen()) == ["A Atkinson"]


def test_two_whom_a_clerk_confirmed_are_never_joined():
    record(held("2025-03-04", "A Atkinson"))
    council = Council.objects.get()
    Councillor.objects.create(council=council, name="Anne Atkinson", confirmed=True)
    Councillor.objects.create(council=council, name="Alan Atkinson", confirmed=True)
    people.resolve(council)
    assert {"Anne Atkinson", "Alan Atkinson"} <= set(people_seen())


def test_a_merge_moves_every_relation_and_lasts():
    moved = decision("That it be agreed.", 51, moved_by="Anne Reay", seconded_by="Anne Reay")
    declared = Interest("Anne Reay", None, "declared an interest", None, (51, 51))
    words = item(
        "1",
        "G",
        50,
        "Words.",
        resolutions=(moved,),
        interests=(declared,),
        mentions=(Mention("Anne Reay", (51, 51)),),
    )
    record(held("2025-03-04", "Anne Reay", chair="Anne Reay", items=(words,)))
    record(held("2025-09-04", "Anne Atkinson"))
    from_, into = Councillor.objects.get(name="Anne Reay"), Councillor.objects.get(name="Anne Atkinson")
    from_.terms.create(ward="Northgate")
    from_.memberships.create(committee=Meeting.objects.first().committee)
    relations = [
        field.get_accessor_name()
        for field in Councillor._meta.related_objects
        if field.get_accessor_name() not in ("merged_from", "search_entries", "attendance_entries")
    ]
    before = {name: getattr(from_, name).count() for name in relations}
    people.merge(from_, into, by=make_clerk())
    people.resolve(into.council)
    assert {name: getattr(from_, name).count() for name in relations} == dict.fromkeys(relations, 0)
    assert all(getattr(into, name).count() >= count for name, count in before.items())
    from_.refresh_from_db()
    assert from_.merged_into == into
    assert people_seen() == {"Anne Atkinson": ["Anne Atkinson", "Anne Reay"]}
    record(held("2026-01-04", "Anne Reay"))
    assert list(people_seen()) == ["Anne Atkinson"]


def test_a_merge_is_undone_from_the_history():
    record(held("2025-03-04", "Anne Reay"), held("2025-09-04", "Anne Atkinson"))
    from_, into = Councillor.objects.get(name="Anne Reay"), Councillor.objects.get(name="Anne Atkinson")
    from_.terms.create(ward="Northgate")
    people.merge(from_, into, by=make_clerk())
    from_.refresh_from_db()
    people.unmerge(from_, by=make_clerk())
    assert people_seen() == {"Anne Atkinson": ["Anne Atkinson"], "Anne Reay": ["Anne Reay"]}
    assert from_.terms.get().ward == "Northgate"


@pytest.mark.parametrize("which", ["self", "merged", "council"])
def test_a_merge_that_makes_no_sense_is_refused(which):
    record(held("2025-03-04", "Anne Reay", "Anne Atkinson", "C Crompton"))
    one, other, third = Councillor.objects.order_by("name")
    targets = {"self": one, "merged": third, "council": one}
    if which == "merged":
        people.merge(third, other, by=None)
        targets["merged"].refresh_from_db()
    if which == "council":
        elsewhere = Council.objects.create(name="Overwater Parish Council")
        targets["council"] = Councillor.objects.create(council=elsewhere, name="Anne Reay")
    with pytest.raises(people.NotMergeable):
        people.merge(one, targets[which], by=None)


def test_resolving_again_writes_nothing_and_everything_is_recorded():
    record(
        held("2025-03-04", "A Atkinson", "C Crompton", mentions=("Atkinson", "Driver")),
        held("2025-05-06", "Anne Atkinson"),
    )
    before = history_size()
    people.resolve(Council.objects.get())
    assert history_size() == before
    for model in recorded_models():
        assert model.objects.all().unrecorded() == []


READINGS = (
    held("2014-01-10", "A Atkinson", "D O'Toole", mentions=("Atkinson", "Driver")),
    held("2014-06-10", "Anne Atkinson", "Alan Atkinson", committee="Audit Committee"),
    held("2015-02-10", "D O’Toole", mentions=("A Atkinson", "O'Toole")),
    held("2016-02-10", "J T Reay", mentions=("Reay",)),
    held("2016-03-10", "John Reay", "Mrs J Reay", committee="Audit Committee"),
    held("2017-03-10", "J.T.A. Reay", officers=("Anne Atkinson",), mentions=("Anne Atkinson",)),
    held("2018-03-10", "C Lloyd Jones", mentions=("Lloyd Jones", "Jones")),
    held("2018-05-10", "Lloyd Jones", "Driver", committee="Audit Committee"),
    held("2019-05-10", "José Núñez", mentions=("Nunez", "J Nunez")),
    held("2020-05-10", "A Atkinson", mentions=("Atkinson",)),
    held("2021-05-10", "Alan Atkinson", "A ATKINSON"),
    held("2022-05-10", "P van der Berg", mentions=("van der Berg", "Berg")),
)


def state():
    links = [
        (
            place.label,
            str(row.date if place.model is Meeting else ""),
            getattr(row, place.name),
            str(link or ""),
        )
        for place in people.PLACES
        for row in place.model._default_manager.select_related(place.link)
        if (link := getattr(row, place.link)) or getattr(row, place.name)
    ]
    names = [(each.key, each.name, str(each.councillor or "")) for each in CouncillorName.objects.all()]
    return sorted(links), sorted(names), sorted(map(str, Councillor.objects.standing()))


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(order=st.permutations(range(len(READINGS))), one_by_one=st.booleans())
def test_the_order_of_import_never_matters(order, one_by_one):
    def imported(places, *, each):
        from django.db import transaction

        with transaction.atomic():
            for place in places:
                ingest(make_read(READINGS[place], data=str(place).encode()), by=None, settle_people=each)
            people.resolve(Council.objects.get())
            found = state()
            transaction.set_rollback(True)
        return found

    assert imported(order, each=one_by_one) == imported(range(len(READINGS)), each=False)
