"""Addresses of actions. The list is put before these in `samverkan.urls`: it tells of meetings too."""

from django.urls import path

from issues.views import actions as views

urlpatterns = [
    path("<int:pk>/borja/", views.begin, name="begin"),
    path("<int:pk>/klar/", views.finish, name="finish"),
    path("<int:pk>/avbryt/", views.cancel, name="cancel"),
    path("<int:pk>/oppna/", views.reopen, name="reopen"),
]
