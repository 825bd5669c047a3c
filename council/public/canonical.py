"""The one address of a page, whatever order, blanks or marks the asked address has."""

from django.http import HttpRequest, QueryDict

CHOOSING = frozenset(
    {
        "approval", "body", "committee", "council", "councillor", "exact", "kind", "meeting", "municipal", "on",
        "order", "outcome", "page", "party", "procedural", "q", "reference", "seen", "since", "term", "until", "vote",
        "ward", "way", "who", "year",
    }
)  # fmt: skip
"""Every parameter that chooses what a page shows; others mark or annotate a page, or come from elsewhere."""


def canonical_address(request: HttpRequest) -> str:
    """The absolute address with the parameters that choose what is shown, in one order and without blanks."""
    told = QueryDict(mutable=True)
    for name in sorted(CHOOSING & request.GET.keys()):
        values = [value for value in request.GET.getlist(name) if value]
        if values and (name, values) != ("page", ["1"]):
            told.setlist(name, sorted(values))
    query = f"?{told.urlencode()}" if told else ""
    return f"{request.scheme}://{request.get_host()}{request.path}{query}"
