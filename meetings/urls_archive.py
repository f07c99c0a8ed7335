"""Packages for the archive. In the namespace `meetings`."""

from django.urls import path

from meetings.views import archive

urlpatterns = [
    path("<int:pk>/arkivpaket/", archive.of_meeting, name="archive"),
    path("arkivpaket/grupp/<slug:slug>/", archive.of_group, name="archive_group"),
    path("arkivpaket/grupp/<slug:slug>/<int:pk>/", archive.of_term, name="archive_term"),
    path("arkivpaket/<int:pk>.zip", archive.file, name="archive_file"),
]
