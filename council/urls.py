"""Addresses of the whole site."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("council.public.urls")),
]

handler404 = "council.public.views.absent.absent"
