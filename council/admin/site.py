"""The admin site in the clerk's words, with the desk on its first page."""

from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.template.response import TemplateResponse

from .desk import waiting_for


class ClerksDesk(AdminSite):
    """The admin of the archive."""

    site_header = f"{settings.COUNCIL_SITE_NAME}: clerk's desk"
    site_title = "Clerk's desk"
    index_title = "Clerk's desk"
    index_template = "admin/desk.html"
    enable_nav_sidebar = False

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """The first page: what waits for this person."""
        desk = {"waiting": waiting_for(request.user)}
        return super().index(request, {**desk, **(extra_context or {})})


site = ClerksDesk()
