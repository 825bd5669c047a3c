"""Interests in tables that the export of a document has taken apart."""

from council.minutes import read

HEAD = "MARLBRIDGE BOROUGH COUNCIL\n\nAUDIT COMMITTEE\n\nMinutes of the meeting held on 4 March 2026\n\nPresent: Mrs P Lund and Mr A Moss\n\n"


def declared(body: str) -> list[tuple[str, str | None, str]]:
    minutes = read(
        f"{HEAD}1. DECLARATIONS OF INTEREST\n\n{body}\n\n2. BUDGET\n\nNoted.\n".encode(), "minutes.txt"
    )
    return [(each.name, each.kind, each.text) for item in minutes.items for each in item.interests]


def test_cells_that_stand_under_each_other_are_a_table():
    body = (
        "The following interests were declared:\n\n\tMember\n\tMinute\n\tNature of interest\n\n"
        "\tMrs P Lund\n\t14\n\tDisclosable pecuniary, as a tenant\n\n"
        "\tMr A Moss\n\t14\n\tNon-pecuniary, as a trustee of the mill\n\nMrs Lund left the room."
    )
    assert declared(body) == [
        ("P Lund", "disclosable pecuniary", "Mrs P Lund | 14 | Disclosable pecuniary, as a tenant"),
        ("A Moss", "non-pecuniary", "Mr A Moss | 14 | Non-pecuniary, as a trustee of the mill"),
    ]


def test_a_list_of_names_under_a_heading_is_no_table():
    assert declared("Members\n\nMrs P Lund\n\nMr A Moss\n\nThere were no declarations of interest.") == []
