"""Addresses for machines and for readers of the earlier system, the same in every language."""

from django.contrib.sitemaps.views import index, sitemap
from django.urls import path, register_converter

from .addresses import OldPageConverter
from .sitemaps import SITEMAPS
from .views import brand, health, machines, opensearch

register_converter(OldPageConverter, "old_page")

urlpatterns = [
    path("brand/<str:name>", brand.branded, name="brand"),
    path("healthz", health.healthz, name="healthz"),
    path("opensearch.xml", opensearch.opensearch, name="opensearch"),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", index, {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap"}, name="sitemap_index"),
    path("sitemap-<str:section>.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("<old_page:old_page>", machines.moderngov, name="moderngov"),
]
