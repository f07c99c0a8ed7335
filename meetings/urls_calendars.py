"""Calendar feeds by secret address. The namespace `calendars`."""

from django.urls import path

from meetings.views import calendars

urlpatterns = [
    path("", calendars.calendars, name="calendars"),
    path("ny/", calendars.make, name="make"),
    path("fornya/", calendars.renew, name="renew"),
    path("p/<str:token>/samverkan.ics", calendars.person_feed, name="person_feed"),
    path("g/<str:token>/samverkan.ics", calendars.group_feed, name="group_feed"),
]
