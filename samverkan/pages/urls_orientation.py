"""Under /struktur/: the page for somebody new, with what comes up next; and under /grupper/ who is new."""

from django.urls import path

from samverkan.pages import newcomers, orientation, rhythm

urlpatterns = [
    path("<slug:slug>/introduktion/", orientation.orientation, name="orientation"),
    path("<slug:slug>/hur-ofta/", rhythm.rhythm, name="rhythm"),
]

group_patterns = [
    path("<slug:slug>/nya/", newcomers.newcomers, name="newcomers"),
    path("<slug:slug>/nya/<int:pk>/<int:task_pk>/", newcomers.newcomer_tick, name="newcomer_tick"),
]
