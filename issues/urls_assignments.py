"""Assignments and the reports on them. The namespace `assignments`."""

from django.urls import path

from issues.views import assignment_acts, assignments, assignments_give

urlpatterns = [
    path("mina/", assignments.mine, name="mine"),
    path("grupp/<slug:slug>/", assignments.group, name="group"),
    path("grupp/<slug:slug>/uppdrag.csv", assignments.as_csv, name="csv"),
    path("grupp/<slug:slug>/ge/", assignments_give.give, name="give"),
    path("grupp/<slug:slug>/arligt/", assignments_give.begin_yearly, name="begin_yearly"),
    path("arligt/<int:pk>/avsluta/", assignments_give.end_yearly, name="end_yearly"),
    path("<int:pk>/ta-emot/", assignment_acts.accept, name="accept"),
    path("<int:pk>/rapport/", assignment_acts.report, name="report"),
    path("<int:pk>/leverera/", assignment_acts.deliver, name="deliver"),
    path("<int:pk>/godkann/", assignments_give.approve, name="approve"),
    path("<int:pk>/skicka-tillbaka/", assignments_give.return_it, name="send_back"),
    path("<int:pk>/andra/", assignments_give.change, name="change"),
    path("<int:pk>/ta-tillbaka/", assignments_give.withdraw, name="withdraw"),
    path("<int:pk>/paminn/", assignments_give.remind, name="remind"),
    path("l/<str:token>/", assignment_acts.by_link, name="by_link"),
    path("l/<str:token>/ta-emot/", assignment_acts.accept_by_link, name="accept_by_link"),
    path("l/<str:token>/rapport/", assignment_acts.report_by_link, name="report_by_link"),
    path("l/<str:token>/leverera/", assignment_acts.deliver_by_link, name="deliver_by_link"),
]
