"""Addresses of the whole site: in English as contract 2 has them, in Welsh under /cy/."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from council.admin.site import site

urlpatterns = [
    path("admin/", site.urls),
    path("", include("council.public.urls_machines")),
    *i18n_patterns(path("", include("council.public.urls")), prefix_default_language=False),
]

handler404 = "council.public.views.absent.absent"
