"""Surveys, as those who see to them meet them. The namespace `surveys`."""

from django.urls import path

from evaluations.views import results, results_writing

urlpatterns: list = [
    path("<int:pk>/resultat/", results.results, name="results"),
    path("<int:pk>/resultat.csv", results.csv, name="csv"),
    path("<int:pk>/resultat.json", results.json, name="json"),
    path("<int:pk>/resultat/papper/", results.paper, name="paper"),
    path("<int:pk>/stang/", results_writing.close, name="close"),
    path("<int:pk>/sammanfattning/", results_writing.summary, name="summary"),
    path("<int:pk>/beratta/", results_writing.report, name="report"),
    path("<int:pk>/fritext/", results_writing.texts, name="texts"),
    path("<int:pk>/fritext/<uuid:text>/", results_writing.text, name="text"),
]
