"""Projects. The namespace `projects`."""

from django.urls import path

from plans.views import projects

urlpatterns = [
    path("", projects.listing, name="list"),
    path("projekt.csv", projects.as_csv, name="csv"),
    path("ny/<slug:slug>/", projects.add, name="add"),
    path("<int:pk>/", projects.one, name="project"),
    path("<int:pk>/andra/", projects.change, name="change"),
    path("<int:pk>/lage/", projects.move, name="move"),
    path("<int:pk>/referensgrupp/", projects.refer, name="refer"),
    path("referensgrupp/<int:pk>/avsluta/", projects.end_reference, name="end_reference"),
]
