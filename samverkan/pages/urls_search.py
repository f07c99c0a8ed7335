"""Search over everything the reader may read. The namespace `search`."""

from django.urls import path

from samverkan.pages import search

urlpatterns = [path("", search.search, name="search")]
"""The addresses of the search."""
