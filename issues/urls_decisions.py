"""Positions, and what each organisation and board decided. The namespace `home_decisions`."""

from django.urls import path

from issues.views import decision_answers, decision_papers, decisions, positions

urlpatterns: list = [
    path("fraga/<int:pk>/", decisions.overview, name="issue"),
    path("fraga/<int:pk>/stallning/", positions.take, name="take"),
    path("fraga/<int:pk>/paminn/", decisions.remind, name="remind"),
    path("fraga/<int:pk>/beslut.csv", decision_papers.issue_csv, name="csv"),
    path("fraga/<int:pk>/pdf/", decision_papers.paper, name="paper"),
    path("stallning/ny/<slug:slug>/", positions.take_at_once, name="take_at_once"),
    path("stallning/<int:pk>/upphav/", positions.annul, name="annul"),
    path("stallning/<int:pk>/fraga/", decisions.ask_about, name="ask_about"),
    path("vag/<int:pk>/", decisions.ask, name="ask"),
    path("organisation/<int:pk>/", decision_papers.organization, name="organization"),
    path("organisation/<int:pk>/beslut.csv", decision_papers.organization_csv, name="organization_csv"),
    path("<int:pk>/lank/", decision_answers.withdraw, name="withdraw"),
    path("l/<str:token>/", decision_answers.by_link, name="by_link"),
]
