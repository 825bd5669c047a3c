"""The one address of a page, whatever order, blanks or marks the asked address has."""

from django.http import HttpRequest, QueryDict

NOT_ANOTHER_PAGE = {"lines", "paragraphs"}
"""Parameters that mark or annotate a page and make no other one of it."""


def canonical_address(request: HttpRequest) -> str:
    """The absolute address with the parameters that choose what is shown, in one order and without blanks."""
    told = QueryDict(mutable=True)
    for name in sorted(request.GET):
        values = [value for value in request.GET.getlist(name) if value]
        if values and name not in NOT_ANOTHER_PAGE and (name, values) != ("page", ["1"]):
            told.setlist(name, sorted(values))
    query = f"?{told.urlencode()}" if told else ""
    return f"{request.scheme}://{request.get_host()}{request.path}{query}"
