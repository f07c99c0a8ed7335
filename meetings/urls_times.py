"""Taken times: imported calendars, school holidays, date polls. The namespace `times`."""

from django.urls import path

from meetings.views import times, times_holidays, times_polls

urlpatterns = [
    path("", times.mine, name="mine"),
    path("grupp/<slug:slug>/", times.calendars, name="calendars"),
    path("kalender/<int:pk>/", times.calendar, name="calendar"),
    path("kalender/<int:pk>/ta-bort/", times.calendar_remove, name="calendar_remove"),
    path("skollov/<slug:slug>/", times_holidays.holidays, name="holidays"),
    path("skollov/rad/<int:pk>/", times_holidays.holiday, name="holiday"),
    path("fragor/<slug:slug>/", times_polls.polls, name="polls"),
    path("fragor/<slug:slug>/ny/", times_polls.poll_new, name="poll_new"),
    path("fraga/<int:pk>/", times_polls.poll, name="poll"),
    path("fraga/<int:pk>/avsluta/", times_polls.poll_close, name="poll_close"),
    path("svar/<str:token>/", times_polls.poll_link, name="poll_link"),
]
