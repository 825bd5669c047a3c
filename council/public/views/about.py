"""What the archive is and how accessible it is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What the archive holds, what it leaves out and what it is not."""
    return render(request, "council/about.html", {"title": _("About this archive")})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    context = {
        "title": _("Accessibility statement"),
        "trail": [(_("About"), reverse("about"))],
        "report": f"{reverse('report')}?page={request.path}",
    }
    return render(request, "council/accessibility.html", context)
