"""What the archive is and how accessible it is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What the archive holds, what it leaves out and what it is not."""
    return render(request, "council/about.html", {"title": "About this archive"})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    context = {"title": "Accessibility statement", "trail": [("About", "/about/")]}
    return render(request, "council/accessibility.html", context)
