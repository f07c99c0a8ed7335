"""The log of decisions over groups. The namespace `decisions`."""

from django.urls import path

from samverkan.pages import decisions

urlpatterns = [
    path("", decisions.listing, name="list"),
    path("beslut.csv", decisions.as_csv, name="csv"),
]
