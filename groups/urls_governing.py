"""Under /struktur/: what governs a structure and its groups, its own facts, the checklist for the new."""

from django.urls import path

from groups.views import governing, structure_facts

urlpatterns = [
    path("<slug:slug>/andra/", structure_facts.change, name="change"),
    path("<slug:slug>/logotyp/", structure_facts.logo, name="logo"),
    path("<slug:slug>/styrdokument/", governing.governing, name="governing"),
    path("<slug:slug>/styrdokument/nytt/", governing.add, name="governing_add"),
    path("<slug:slug>/styrdokument/<int:pk>/", governing.document, name="governing_document"),
    path("<slug:slug>/styrdokument/<int:pk>/andra/", governing.change, name="governing_change"),
    path("<slug:slug>/styrdokument/<int:pk>/upphor/", governing.end, name="governing_end"),
    path("<slug:slug>/styrdokument/<int:pk>/fil/<int:file_pk>/", governing.file, name="governing_file"),
    path("<slug:slug>/introduktion/punkter/", structure_facts.tasks, name="tasks"),
    path("<slug:slug>/introduktion/punkter/<int:pk>/", structure_facts.task, name="task"),
    path("<slug:slug>/introduktion/punkter/<int:pk>/bort/", structure_facts.task_retire, name="task_retire"),
]
