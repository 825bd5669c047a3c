"""“Report a problem with this record”: a form on every page's foot, whose words reach the clerk's queue."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from council.models import Report

MOST_FROM_ONE, MOST_FROM_ALL = 5, 200
"""So many reports are taken in an hour."""
LONGEST = 4000


class ReportForm(forms.Form):
    """What is wrong, on which page, and where an answer may go."""

    page = forms.CharField(widget=forms.HiddenInput, max_length=500, required=False)
    message = forms.CharField(
        label=gettext_lazy("What is wrong?"),
        help_text=gettext_lazy(
            "For example a wrong name, a missing page, or words that should not be public. "
            "Do not send personal details that the council does not need."
        ),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "required": gettext_lazy("Say what is wrong with the page."),
            "max_length": gettext_lazy("Write at most %(limit_value)d characters."),
        },
    )
    email = forms.EmailField(
        label=gettext_lazy("Your email address (if you would like an answer)"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "invalid": gettext_lazy("Give an email address like name@example.org, or leave this empty.")
        },
    )
    website = forms.CharField(
        label=gettext_lazy("Leave this empty"), required=False, widget=forms.TextInput(attrs={"tabindex": -1})
    )

    def clean_page(self) -> str:
        """The address of a page of this archive; anything else is dropped."""
        return page_of_this_archive(self.cleaned_data["page"])

    @property
    def is_from_a_machine(self) -> bool:
        """Whether the field that people do not see was filled in."""
        return bool(self.cleaned_data.get("website"))


def page_of_this_archive(address: str) -> str:
    """The path and query of an address that this archive answers, else nothing."""
    try:
        split = urlsplit(address)
        resolve(split.path)
    except (ValueError, Resolver404):
        return ""
    if split.scheme or split.netloc or split.path.startswith("/admin/"):
        return ""
    return split.path + (f"?{split.query}" if split.query else "")


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """The form; a report that was taken leads to a page that says so."""
    form = ReportForm(
        request.POST or None, initial={"page": page_of_this_archive(request.GET.get("page", ""))}
    )
    if request.method != "POST" or not form.is_valid():
        return _page(request, form, status=400 if form.errors else 200)
    if not form.is_from_a_machine:
        sender = sender_of(request)
        if _too_many(sender):
            return _refused(request, form)
        keep(form.cleaned_data, sender)
    return redirect("report_taken")


def _too_many(sender: str) -> bool:
    lately = Report.objects.lately()
    return lately.count() >= MOST_FROM_ALL or lately.filter(sender=sender).count() >= MOST_FROM_ONE


def _refused(request: HttpRequest, form: ReportForm) -> HttpResponse:
    form.add_error(
        None,
        _(
            "Too many reports came in the last hour, so this one was not taken. Try again in an hour; your words stay in the form until you leave this page."
        ),
    )
    response = _page(request, form, status=429)
    response["Retry-After"] = "3600"
    return response


def keep(said: dict[str, Any], sender: str) -> None:
    """Put a report into the queue."""
    Report.objects.create(page=said["page"], message=said["message"], email=said["email"], sender=sender)


def sender_of(request: HttpRequest) -> str:
    """A code of the connection, which tells nobody whose it was and is another one tomorrow."""
    address = request.META.get("REMOTE_ADDR", "")
    if settings.COUNCIL_BEHIND_TLS_PROXY:
        address = request.META.get("HTTP_X_FORWARDED_FOR", address).rsplit(",", 1)[-1].strip()
    salt = f"report {timezone.localdate():%Y-%m-%d}"
    return salted_hmac(salt, address, algorithm="sha256").hexdigest()[:32]


def _page(request: HttpRequest, form: ReportForm, *, status: int) -> HttpResponse:
    context = {
        "title": _("Report a problem"),
        "form": form,
        "about": page_of_this_archive(form["page"].value() or ""),
    }
    response = render(request, "council/report.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response


def report_taken(request: HttpRequest) -> HttpResponse:
    """What happens with the report now."""
    trail = [(_("Report a problem"), reverse("report"))]
    return render(request, "council/report_taken.html", {"title": _("Thank you"), "trail": trail})
