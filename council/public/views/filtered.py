"""The list that a reader can narrow: one filter set, checked before anything is looked up, and one page of it."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect, QueryDict
from django_filters.views import FilterView

from council.public.councillor_field import by_their_addresses
from council.public.offers import Offers
from council.public.paging import page_of


class FilteredList(FilterView):
    """A public list with filters in the address; a refused filter shows its error and no rows."""

    http_method_names = ["get", "head", "options"]
    paginate_by = 25

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The list, at an address that anybody would like to share."""
        tidy = without_blanks(request.GET)
        if tidy is None and (named := self._councillors_by_address(request)):
            tidy = named.urlencode()
        if tidy is not None:
            return HttpResponseRedirect(f"{request.path}?{tidy}" if tidy else request.path)
        return super().get(request, *args, **kwargs)

    def _councillors_by_address(self, request: HttpRequest) -> QueryDict | None:
        """The query with each councillor who was given by name as the address of others has them."""
        if "councillor" not in request.GET or "councillor" not in self.filterset_class.base_filters:
            return None
        return by_their_addresses(request.GET, "councillor", Offers.now(request))

    def get_filterset_kwargs(self, filterset_class: Any) -> dict[str, Any]:
        """The filters of the address, checked even when there are none."""
        return super().get_filterset_kwargs(filterset_class) | {"data": self.request.GET}

    def paginate_queryset(self, queryset: Any, page_size: int) -> Any:
        """The page asked for; one that does not exist is not found, with the reason."""
        page = page_of(self.request, queryset, per_page=page_size)
        return page.paginator, page, page.object_list, page.has_other_pages()


def without_blanks(query: QueryDict) -> str | None:
    """The query without the values that a form sends for fields left empty; None where it has none of them."""
    given = [(name, value) for name, values in query.lists() for value in values]
    if all(value.strip() for _, value in given):
        return None
    tidy = QueryDict(mutable=True)
    for name, value in given:
        if value.strip():
            tidy.appendlist(name, value)
    return tidy.urlencode()


def refused(filterset: Any) -> HttpResponseBadRequest:
    """What is wrong with the filters in the address of a file or a feed, as plain text."""
    wrong = [f"{name}: {' '.join(messages)}" for name, messages in filterset.errors.items()]
    return in_plain_words("\n".join(wrong))


def in_plain_words(message: str) -> HttpResponseBadRequest:
    """The refusal of a file that cannot be given, with the reason."""
    return HttpResponseBadRequest(message, content_type="text/plain; charset=utf-8")
