"""Readings from Kolada. The namespace `kolada`, under the indicators' addresses."""

from django.urls import path

from plans.views import kolada

urlpatterns = [
    path("<int:pk>/kolada/", kolada.search, name="search"),
    path("<int:pk>/kolada/koder/", kolada.codes, name="codes"),
    path("<int:pk>/kolada/hamta/", kolada.ask, name="ask"),
    path("<int:pk>/kolada/fil/", kolada.from_file, name="file"),
    path("<int:pk>/kolada/jamfor/", kolada.compare, name="compare"),
    path("kolada/jamfor/<int:pk>/bort/", kolada.compare_remove, name="compare_remove"),
    path("kolada/<int:pk>/", kolada.state, name="state"),
]
