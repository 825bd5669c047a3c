"""A record that fills every place of the public pages, of words that tell which are the record's and whose language
they are in."""

import datetime
import re

from django.utils import timezone

from council.models import (
    CommitteeSuccession,
    Confirmation,
    CouncilTerm,
    DeclaredInterest,
    GlossaryTerm,
    Identifier,
    Membership,
    Mention,
    NamedVote,
    NextMeeting,
    Term,
    Vote,
)
from tests.models.factories import (
    make_attendance,
    make_committee,
    make_council,
    make_councillor,
    make_document,
    make_item,
    make_meeting,
    make_offered,
    make_resolution,
)

WORDS = "quorrel vimpton"
"""Words of the record, in no language; `Quorrel` may begin them."""
NAME = "Zbigny Wrzosky"
"""A name of a person, a ward or a party: such names have no language."""
GLOSSED, GLOSSED_TOO = "plimsole", "brackwell"
"""A term that staff explain, and what a search for it finds too."""
OF_STAFF = "Entered for another day"
"""What staff wrote, in English."""
OF_RECORD = re.compile("quorrel|vimpton", re.IGNORECASE)
KINDS = ("text", "heading", "bullet", "numbered", "table", "agenda_text", "resolution")
DAY = datetime.date(2025, 3, 4)


def days(number):
    """So many days after the first meeting."""
    return DAY + datetime.timedelta(days=number)


def make_whole_record(language):
    """A council whose record is in this language, with something in every place that a page shows."""
    council = make_council(
        name=f"{WORDS} quorrels",
        language=language,
        attendance_note=WORDS,
        signed_minutes_kept=WORDS,
    )
    other = make_council(name="Vimpton quorrel", language=language)
    CouncilTerm.objects.create(council=council, name="2021–2027", start=days(-900), end=days(1400))
    spoken = {"council": council, "language": language}
    committee = make_committee(name="Quorrel vimpton", purpose=WORDS, kind="scrutiny", **spoken)
    below = make_committee(
        name="Vimpton quorrels", purpose=WORDS, parent=committee, kind="sub_committee", **spoken
    )
    former = make_committee(name="Vimptons quorrel", closed_on=days(100), **spoken)
    elsewhere = make_committee(name="Quorrel quorrel", council=other, language=language)
    CommitteeSuccession.objects.create(predecessor=former, successor=committee, on=days(90))
    CommitteeSuccession.objects.create(predecessor=former, successor=elsewhere, on=days(90))
    people = [make_councillor(name=each, council=council) for each in (NAME, "Wrzosky Zbigny")]
    for person in people:
        Term.objects.create(councillor=person, ward=NAME, party=NAME, start=days(-500))
        Membership.objects.create(councillor=person, committee=committee, role="chair", start=days(-400))
    meetings = {"committee": committee, "published": True, "venue": WORDS, "language": language}
    first = make_meeting(date=days(0), chair_as_written=NAME, start_time=datetime.time(14), **meetings)
    second = make_meeting(date=days(28), evidence={"chair": [3, 3]}, chair_as_written=NAME, **meetings)
    make_meeting(date=days(28), sitting=2, **meetings)
    make_meeting(date=days(56), status="cancelled", **meetings)
    make_meeting(date=days(3000), status="scheduled", **meetings)
    strangers = [make_councillor(name=each, council=other) for each in ("Zbigny Zbigny", "Wrzosky Wrzosky")]
    for body in (below, former):
        make_meeting(date=days(1), published=True, committee=body, language=language)
    fill(make_meeting(date=days(1), published=True, committee=elsewhere, language=language), strangers)
    fill(first, people)
    fill(second, people)
    Confirmation.objects.create(
        meeting=second, date=first.date, amended=True, first_line=2, last_line=4, committee_as_written=""
    )
    for meeting, day in ((second, 2900), (second, 60), (second, 3000)):
        NextMeeting.objects.create(meeting=meeting, date=days(day), venue=WORDS, first_line=3, last_line=3)
    withdrawn = make_meeting(date=days(14), **meetings)
    fill(withdrawn, people)
    withdrawn.withdraw(reason=OF_STAFF)
    GlossaryTerm.objects.create(term=GLOSSED, also=["glossed"], meaning=OF_STAFF, like=[GLOSSED_TOO])
    for council_of, place in ((council, committee), (other, elsewhere)):
        Identifier.objects.create(council=council_of, scheme="moderngov:CId", value="7", committee=place)
    first.venue = f"{WORDS} quorrels"
    first.save()
    return first


def fill(meeting, people):
    """Items, decisions, people and a document for a meeting."""
    paragraphs = [
        {"kind": kind, "label": None, "text": text, "lines": [line, line], "anchor": f"p{line}"}
        for line, (kind, text) in enumerate(
            [*((kind, WORDS) for kind in KINDS), ("table", "quorrel | vimpton"), ("table", "quorrel | 3")],
            start=1,
        )
    ]
    item = make_item(
        meeting=meeting,
        title=f"{WORDS}",
        minute_number="12",
        paragraphs=paragraphs,
        presented_by=[{"name": NAME, "post": WORDS, "lines": [3, 3]}],
        former_anchors=[
            {"anchor": "p20", "now_at": "", "on": "2025-05-01"},
            {"anchor": "p21", "now_at": "1#p1", "on": "2025-05-01"},
        ],
    )
    decide(item, people, text=WORDS, kind="motion", outcome="lost")
    decide(item, people, text=f"{WORDS} (a) {WORDS}", parts=[{"label": "(a)", "text": WORDS}])
    line = {"first_line": 12, "last_line": 13}
    for person in people:
        Mention.objects.create(item=item, name_as_written=NAME, councillor=person, **line)
        DeclaredInterest.objects.create(
            item=item, name_as_written=NAME, text=WORDS, kind=WORDS, left_room=True, councillor=person, **line
        )
        who = {"meeting": meeting, "name_as_written": NAME, **line}
        make_attendance(councillor=person, title=WORDS, note=WORDS, arrived=WORDS, left=WORDS, **who)
    make_attendance(kind="officer", status="in_attendance", post=WORDS, organisation=WORDS, **who)
    make_item(meeting=meeting, title=f"{WORDS} {GLOSSED}", withdrawn=True, number="", paragraphs=[])
    for public_title in (WORDS, ""):
        make_item(
            meeting=meeting,
            restriction="exempt",
            restriction_schedule="12A",
            restriction_paragraphs=["3"],
            public_title=public_title,
            public_summary=WORDS,
        )
    make_item(meeting=meeting, title=WORDS, removed=True, removal_reason=OF_STAFF)
    document = make_document(meeting=meeting, lines=(WORDS,) * 80, media_type="application/pdf", pages=2)
    document.lines.filter(line__gt=20).update(page=2)
    make_offered(document=document, page=1)


def decide(item, people, **values):
    """A decision with everything that minutes can say of one."""
    mover, seconder = people
    decision = make_resolution(
        item=item,
        introducer="QUORREL",
        outcome_as_written=WORDS,
        moved_by_as_written=NAME,
        mover=mover,
        seconded_by_as_written=NAME,
        seconder=seconder,
        reference="24/1",
        first_line=7,
        last_line=7,
        first_published_at=timezone.now(),
        **{"outcome": "agreed", **values},
    )
    Vote.objects.create(resolution=decision, in_favour=3, against=2, casting=WORDS)
    for person, option in zip(people, ("for", "against"), strict=True):
        NamedVote.objects.create(resolution=decision, name_as_written=NAME, option=option, councillor=person)
