"""Meetings over several days, joint and postponed ones. In the namespace `meetings`."""

from django.urls import path

from meetings.views import days

urlpatterns = [
    path("<int:pk>/dagar/", days.days, name="days"),
    path("<int:pk>/skjut-upp/", days.postpone, name="postpone"),
]
