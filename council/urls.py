"""Addresses of the whole site."""

from django.urls import include, path

from council.admin.site import site

urlpatterns = [
    path("admin/", site.urls),
    path("", include("council.public.urls")),
]

handler404 = "council.public.views.absent.absent"
