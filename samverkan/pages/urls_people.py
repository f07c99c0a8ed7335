"""Under /personer/: a person over all groups."""

from django.urls import path

from samverkan.pages import people, register_extract

urlpatterns = [
    path("jag/", people.me, name="me"),
    path("jag/uppgifter/", people.details, name="details"),
    path("jag/adress/", people.address, name="address"),
    path("jag/adress/kod/", people.address_code, name="address_code"),
    path("jag/registerutdrag/", register_extract.own, name="own_extract"),
    path("<int:pk>/", people.person, name="person"),
    path("<int:pk>/registerutdrag/", register_extract.of, name="extract"),
]
