"""Public code starts from the public querysets: whatever else it asks the record for stands here with the reason why
it can tell nothing that is not public."""

import ast
from pathlib import Path

from django.conf import settings

PUBLIC = {"published", "tombstones", "coverage"}
"""The querysets that leave out what the public may not see."""
NAMED = {
    "AgendaItem.withheld_stretches": "keys and lines of what is withheld, no words",
    "AttendanceEntry.committees_of": "what public entries say of committees",
    "Council.first_uid": "an identifier that feeds are named after",
}
"""Public querysets with a name of their own."""
OTHERS = {
    "Archive.generation": "a number",
    "Councillor.filter": "who was merged leads on where they were public, which test_councillors.py holds",
    "Councillor.none": "nothing",
    "FormerAddress.filter": "addresses that were public",
    "Identifier.filter": "numbers by which public records are looked up",
    "Membership.filter": "whether somebody was a member on a day, beside public meetings",
    "Membership.known_on": "whether somebody was a member on a day, beside public entries",
    "NextMeeting.kept": "keys by which public dates are chosen",
    "Report.create": "what a reader writes",
    "Report.lately": "how many readers reported",
    "SearchEntry.none": "nothing",
}
"""What else is asked, each with the reason why it tells nothing that is not public."""
ROOM = Path(settings.BASE_DIR) / "council" / "public"


def asked(tree):
    """What a module asks of managers: for each the model, the first method and all methods of the chain."""
    inside = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr == "objects":
            methods, above = [], inside.get(node)
            while isinstance(above, ast.Attribute | ast.Call):
                methods += [above.attr] if isinstance(above, ast.Attribute) else []
                node, above = above, inside.get(above)
                if isinstance(above, ast.Call) and node in above.args:
                    break
            yield ast.unparse(_root(node)), methods


def _root(node):
    while isinstance(node, ast.Attribute | ast.Call):
        if isinstance(node, ast.Attribute) and node.attr == "objects":
            return node.value
        node = node.value if isinstance(node, ast.Attribute) else node.func
    return node


def test_public_code_starts_from_the_public_querysets():
    unnamed = {}
    for path in sorted(ROOM.rglob("*.py")):
        for model, methods in asked(ast.parse(path.read_text())):
            named = any(f"{model}.{method}" in NAMED for method in methods)
            if not named and not PUBLIC & set(methods):
                unnamed.setdefault(f"{model}.{'.'.join(methods[:1])}", path.name)
    assert unnamed - OTHERS.keys() == set(), (
        "Start from published(), or give the queryset a name in council/models."
    )
    assert OTHERS.keys() - unnamed == set(), "This is not asked any more: take it off the list."


def test_a_manager_that_is_not_public_is_seen():
    (one,), (two,) = (
        list(asked(ast.parse(code))) for code in ("Meeting.objects.all()[:3]", "f(M.objects.x().y(N))")
    )
    assert one == ("Meeting", ["all"])
    assert two == ("M", ["x", "y"])
