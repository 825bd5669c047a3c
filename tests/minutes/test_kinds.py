"""What kind of business a title announces, and titles that only sound like it."""

import pytest

from council.minutes.kinds import KINDS, kind_of

TITLES = {
    "apologies": [
        "Apologies",
        "APOLOGIES FOR ABSENCE",
        "Apologies and Substitutions",
        "Welcome and Apologies",
        "To receive apologies for absence and approve reasons given",
        "Acceptance of Apologies for Absence",
        "Calling of the Roll",
        "Roll Call",
        "Substitute Members",
        "Appointment of Substitute Members",
        "Regrets",
        "Ymddiheuriadau am absenoldeb",
    ],
    "interests": [
        "Declarations of Interest",
        "DECLARATION OF INTERESTS",
        "Declarations",
        "Disclosure of Pecuniary and Non-Pecuniary Interests",
        "Disclosures of Pecuniary Interest",
        "Members' Interests",
        "Register of Interests",
        "To receive any declarations of interest and requests for dispensations",
        "Declarations of Lobbying",
        "Datganiadau o Fuddiant",
        "Datgan Cysylltiad",
        "Datgan Buddiannau",
        "Datgelu Buddiant Personol / Declare Personal Interest",
    ],
    "previous_minutes": [
        "Minutes",
        "Minutes of Previous Meeting",
        "Minutes of the Meeting held on 6th December 2026",
        "MINUTES - 11 MAY 2026",
        "Confirmation of Minutes",
        "Adoption of Minutes",
        "To receive and approve the minutes of the Ordinary Meeting held on 5 May 2026",
        "To confirm and sign as a correct record the Minutes",
        "Notes of the last meeting",
        "Approval of the Minutes of the Previous Meeting",
        "Public Minutes",
        "Cofnodion",
        "COFNODION / MINUTES",
        "Cymeradwyo Cofnodion",
    ],
    "matters_arising": ["Matters Arising", "Matters arising from the minutes", "Any matters arising"],
    "chair_announcements": [
        "Chairman's Announcements",
        "Chair's Communications",
        "The Mayor's Announcements",
        "Announcements",
        "Lord Mayor's Communications",
        "Leader's Announcements",
        "Civic Announcements",
    ],
    "public_questions": [
        "Public Participation",
        "Public Forum",
        "Open Forum",
        "Questions from Members of the Public",
        "Deputations",
        "Questions from Electors",
        "Public Speaking",
    ],
    "petitions": ["Petitions", "Petitions and Deputations"],
    "member_questions": ["Questions by Members", "Members' Questions", "Questions on Notice"],
    "motion": ["Notices of Motion", "Motions on Notice", "Notice of Motion submitted by Councillor A Moss"],
    "urgent_business": [
        "Urgent Business",
        "Any Other Business",
        "AOB",
        "AOCB",
        "Items of urgent business",
        "Any other items of business which the Chair deems urgent",
        "Other Urgent Business",
        "Late Items",
    ],
    "exclusion": [
        "Exclusion of the Press and Public",
        "EXCLUSION OF PUBLIC",
        "To resolve to exclude the press and public",
        "Exempt Business",
        "Council in Committee",
    ],
    "work_programme": ["Work Programme", "Forward Plan", "Scrutiny Work Plan 2026/27"],
    "future_meetings": [
        "Date of Next Meeting",
        "Dates of Future Meetings",
        "Next Meeting",
        "Schedule of Meetings",
        "Dyddiad y cyfarfod nesaf",
    ],
    "business": [
        "Fees and Charges 2026/27",
        "Minute Books in the Archive",
        "Leisure Interests Survey",
        "Minutes of the Sub-Committees",
        "Election of Chairman",
        "Attendance at Conferences",
        "Locomotion Museum",
        "Public Conveniences",
        "Exclusion Zones for Drones",
        "Application 26/0094 - Land rear of 6 Tannery Lane",
        "Planning",
    ],
}


@pytest.mark.parametrize(
    ("title", "kind"), [(title, kind) for kind, titles in TITLES.items() for title in titles]
)
def test_a_title_announces_its_kind(title, kind):
    assert kind_of(title) == kind


def test_every_kind_has_titles():
    assert {kind for kind, _ in KINDS} | {"business"} == set(TITLES)
