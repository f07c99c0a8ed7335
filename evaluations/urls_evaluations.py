"""Evaluations and their reports. The namespace `evaluations`."""

from django.urls import path

from evaluations.views import evaluations

urlpatterns: list = [
    path("", evaluations.listing, name="list"),
    path("ny/", evaluations.new, name="new"),
    path("<int:pk>/", evaluations.evaluation, name="evaluation"),
    path("<int:pk>/andra/", evaluations.change, name="change"),
]
