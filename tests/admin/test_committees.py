"""What the pages of committees and the glossary show, a clerk enters without help, and a slip is told beside the field."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse

from council.models import Committee, CommitteeSuccession, CouncilTerm, GlossaryTerm, Membership
from tests.admin.test_correcting import change, sent_back
from tests.models.factories import make_committee, make_council, make_councillor, make_meeting

pytestmark = pytest.mark.django_db


def day(text):
    return datetime.date.fromisoformat(text)


@pytest.fixture
def panel():
    return make_committee(name="Highways Panel", council=make_council(name="Marlbridge Borough Council"))


def address_of(row):
    return reverse(f"admin:council_{row._meta.model_name}_change", args=[row.pk])


def refused(desk, row, **changes):
    """What the page says when these changes cannot be saved."""
    address = address_of(row)
    response = desk.post(address, sent_back(desk.get(address), **changes))
    assert response.status_code == 200, "the changes were saved"
    return response.content.decode()


def added(prefix, **values):
    """A new row under the record, as the button that adds one sends it."""
    return {f"{prefix}-TOTAL_FORMS": "1", **{f"{prefix}-0-{name}": value for name, value in values.items()}}


def test_a_clerk_says_what_a_committee_is_for_and_of_which_kind(desk, panel):
    change(desk, panel, kind="regulatory", purpose="Looks after the lanes.", opened_on="2001-05-02")
    assert (panel.kind, panel.purpose, panel.opened_on) == (
        "regulatory",
        "Looks after the lanes.",
        day("2001-05-02"),
    )


def test_a_clerk_enters_the_members_on_the_page_of_the_committee(desk, panel):
    councillor = make_councillor(council=panel.council, name="Beatrice Tallowick")
    make_councillor(council=make_council(), name="Somebody Else")
    page = desk.get(address_of(panel)).content.decode()
    assert "Beatrice Tallowick" in page
    assert "Somebody Else" not in page
    row = {"councillor": str(councillor.pk), "role": "chair", "start": "2025-05-22"}
    change(desk, panel, **added("memberships", **row))
    place = Membership.objects.get()
    assert (place.councillor, place.role, place.start, place.end) == (
        councillor,
        "chair",
        day("2025-05-22"),
        None,
    )


def test_places_that_ended_long_ago_stay_though_the_page_does_not_show_them(desk, panel):
    councillor = make_councillor(council=panel.council)
    Membership.objects.create(
        committee=panel, councillor=councillor, start=day("2001-05-02"), end=day("2003-05-02")
    )
    change(desk, panel, purpose="Looks after the lanes.")
    assert Membership.objects.count() == 1


def test_a_place_that_ends_before_it_begins_is_refused_beside_the_field(desk, panel):
    councillor = make_councillor(council=panel.council)
    row = {"councillor": str(councillor.pk), "role": "member", "start": "2025-05-22", "end": "2024-05-22"}
    assert "The last day is before the first day" in refused(desk, panel, **added("memberships", **row))


def test_a_clerk_says_which_committee_took_over_from_which(desk, panel):
    other = make_committee(name="Transport Board", council=make_council(name="Otterby Council"))
    page = desk.get(address_of(panel)).content.decode()
    assert "Transport Board (Otterby Council)" in page
    change(desk, panel, **added("succeeded_by", successor=str(other.pk), on="2023-04-01"))
    change(desk, panel, **added("took_over_from", predecessor=str(make_committee(council=panel.council).pk)))
    assert CommitteeSuccession.objects.get(predecessor=panel).successor == other
    assert CommitteeSuccession.objects.filter(successor=panel).count() == 1


def test_a_committee_does_not_take_over_from_itself(desk, panel):
    told = refused(desk, panel, **added("succeeded_by", successor=str(panel.pk)))
    assert "A committee cannot take over from itself" in told


def test_a_second_committee_of_the_same_name_is_refused_with_the_reason(desk, panel):
    add = reverse("admin:council_committee_add")
    data = sent_back(desk.get(add), council=str(panel.council_id), name="highways  panel", kind="other")
    page = desk.post(add, data).content.decode()
    assert "This council has a committee of this name already." in page
    assert Committee.objects.count() == 1


def test_a_parent_is_of_the_same_council_and_never_below_its_own_child(desk, panel):
    elsewhere = make_committee(council=make_council())
    assert "must be one of the same council" in refused(desk, panel, parent=str(elsewhere.pk))
    child = make_committee(council=panel.council, parent=panel)
    for above in (panel, child):
        assert "A committee cannot stand above itself" in refused(desk, panel, parent=str(above.pk))


def test_a_committee_that_closed_before_it_opened_is_refused(desk, panel):
    told = refused(desk, panel, opened_on="2020-01-02", closed_on="2020-01-01")
    assert "The last day is before the first day" in told


def test_a_clerk_enters_the_terms_of_the_council(desk, panel):
    row = {"name": "2021 to 2025", "start": "2021-05-10", "end": "2025-05-04"}
    change(desk, panel.council, **added("council_terms", **row))
    assert CouncilTerm.objects.get().end == day("2025-05-04")


def test_a_committee_without_public_minutes_offers_no_way_to_a_page_that_is_not_there(desk, panel):
    assert "View on site" not in desk.get(address_of(panel)).content.decode()
    make_meeting(published=True, committee=panel)
    assert "View on site" in desk.get(address_of(panel)).content.decode()


def test_other_words_for_a_term_are_written_one_a_line(desk):
    add = reverse("admin:council_glossaryterm_add")
    words = {"term": "staithe", "meaning": "A landing stage.", "shown": "on"}
    data = sent_back(desk.get(add), **words, also="Staithes\r\nlanding stage\r\n", like="quay")
    assert desk.post(add, data).status_code == 302
    term = GlossaryTerm.objects.get()
    assert (term.also, term.like) == (["Staithes", "landing stage"], ["quay"])
    assert "Staithes\nlanding stage</textarea>" in desk.get(address_of(term)).content.decode()
    change(desk, term, also="landing stage")
    assert (term.also, term.like) == (["landing stage"], ["quay"])


def test_a_term_that_is_there_already_is_refused_with_the_reason(desk):
    term = GlossaryTerm.objects.create(term="call-in", meaning="A decision is looked at again.")
    add = reverse("admin:council_glossaryterm_add")
    page = desk.post(add, sent_back(desk.get(add), term="Call-in", meaning="Again.")).content.decode()
    assert "This term is in the glossary already" in page
    assert change(desk, term, meaning="It is looked at again.").meaning == "It is looked at again."


def test_clerks_get_the_rights_that_a_new_release_brings_and_keep_what_the_administrator_took(db):
    group = Group.objects.get(name="Democratic services")
    for codename in ("add_councilterm", "change_committeesuccession", "delete_glossaryterm", "change_report"):
        assert group.permissions.filter(codename=codename).exists(), codename
    group.permissions.remove(group.permissions.get(codename="add_councilterm"))
    call_command("migrate", verbosity=0)
    assert not group.permissions.filter(codename="add_councilterm").exists()
