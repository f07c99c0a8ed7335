"""Requests for funding. The namespace `funding`."""

from django.urls import path

from plans.views import funding, funding_decisions

urlpatterns = [
    path("", funding.listing, name="list"),
    path("ny/<slug:slug>/", funding.begin, name="begin"),
    path("ar/<slug:slug>/<int:year>/", funding_decisions.year, name="year"),
    path("ar/<slug:slug>/<int:year>/medel.csv", funding.as_csv, name="csv"),
    path("rad/<int:pk>/", funding.change_line, name="line"),
    path("rad/<int:pk>/bort/", funding.remove_line, name="remove_line"),
    path("<int:pk>/", funding.one, name="request"),
    path("<int:pk>/andra/", funding.change, name="change"),
    path("<int:pk>/rad/", funding.add_line, name="add_line"),
    path("<int:pk>/lamna-in/", funding_decisions.submit, name="submit"),
    path("<int:pk>/granska/", funding_decisions.take_up, name="take_up"),
    path("<int:pk>/bevilja/", funding_decisions.grant, name="grant"),
    path("<int:pk>/avsla/", funding_decisions.reject, name="reject"),
    path("<int:pk>/dra-tillbaka/", funding_decisions.withdraw, name="withdraw"),
    path("<int:pk>/rapport/", funding_decisions.report, name="report"),
    path("<int:pk>/rapportdag/", funding_decisions.report_day, name="report_day"),
    path("<int:pk>/anmarkning/", funding_decisions.note, name="note"),
]
