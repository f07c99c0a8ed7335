"""The meetings where assignments are decided on or reported. In the namespace `meetings`."""

from django.urls import path

from meetings.views import issue_assignments

urlpatterns = [
    path("uppdrag/<int:pk>/", issue_assignments.assignment_meetings, name="assignment_meetings"),
    path("<int:pk>/uppdrag/", issue_assignments.at_meeting, name="assignments"),
]
