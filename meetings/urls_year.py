"""The annual wheel, obligations, usual meetings. The namespace `year`."""

from django.urls import path

from meetings.views import year, year_obligations, year_plan

urlpatterns: list = [
    path("", year.listing, name="list"),
    path("struktur/<slug:slug>/<int:year>/", year.structure, name="structure"),
    path("struktur/<slug:slug>/<int:year>/pdf/", year.structure_paper, name="structure_pdf"),
    path("struktur/<slug:slug>/ataganden/", year_obligations.of_structure, name="structure_obligations"),
    path("struktur/<slug:slug>/ataganden/vanliga/", year_obligations.usual, name="usual"),
    path("grupp/<slug:slug>/<int:year>/", year.group, name="group"),
    path("grupp/<slug:slug>/<int:year>/pdf/", year.group_paper, name="group_pdf"),
    path("grupp/<slug:slug>/<int:year>/planera/", year_plan.plan, name="plan"),
    path("grupp/<slug:slug>/ataganden/", year_obligations.of_group, name="group_obligations"),
    path("grupp/<slug:slug>/atagande/<int:pk>/bocka/", year_obligations.tick, name="tick"),
    path("grupp/<slug:slug>/atagande/<int:pk>/dagordning/", year_obligations.put, name="put"),
    path("grupp/<slug:slug>/vanliga-moten/", year_plan.patterns, name="patterns"),
    path("atagande/<int:pk>/", year_obligations.change, name="obligation"),
    path("avbockning/<int:pk>/ta-bort/", year_obligations.untick, name="untick"),
    path("vanligt-mote/<int:pk>/", year_plan.pattern, name="pattern"),
    path("vanligt-mote/<int:pk>/ta-bort/", year_plan.pattern_remove, name="pattern_remove"),
]
