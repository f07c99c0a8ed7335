"""Papers: the pack, the ZIP, who has opened what, own notes on items. In the namespace `meetings`."""

from django.urls import path

from meetings.views import annotations, openings, packs, papers

urlpatterns = [
    path("<int:pk>/handlingar/", packs.papers, name="papers"),
    path("<int:pk>/handlingar/<slug:kind>/", packs.pack, name="pack"),
    path("handling/<int:pk>/", papers.paper, name="paper"),
    path("<int:pk>/oppnat/", openings.openings, name="openings"),
    path("<int:pk>/oppnat.csv", openings.openings_file, name="openings_file"),
    path("<int:pk>/mina-anteckningar/", annotations.annotations, name="annotations"),
    path("mina-anteckningar/", annotations.search, name="annotation_search"),
    path("punkt/<int:pk>/mina-anteckningar/", annotations.add, name="annotation_add"),
    path("egen-anteckning/<int:pk>/", annotations.change, name="annotation"),
    path("egen-anteckning/<int:pk>/ta-bort/", annotations.remove, name="annotation_remove"),
]
