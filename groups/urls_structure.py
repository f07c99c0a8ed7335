"""Under /struktur/: how the groups of a structure hang together."""

from django.urls import path

from groups.views import structure

urlpatterns = [
    path("", structure.structures, name="list"),
    path("<slug:slug>/", structure.structure, name="structure"),
    path("<slug:slug>/om/", structure.public, name="public"),
    path("<slug:slug>/pdf/", structure.paper, name="pdf"),
    path("<slug:slug>/relation/ny/", structure.relation_new, name="relate"),
    path("<slug:slug>/relation/<int:pk>/", structure.relation, name="relation"),
]
