"""What is public: meetings, agendas, published notes, RSS, the check of a file. No log-in. The namespace
`public`."""

from django.urls import path

from samverkan.pages import (
    check,
    public,
    public_done,
    public_evaluations,
    public_feeds,
    public_follow_ups,
    public_issue_feeds,
    public_issues,
    public_key_figures,
    public_plans,
)

urlpatterns: list = [
    path("kontrollera/", check.check, name="check"),
    path("mote/<int:pk>/", public.meeting, name="meeting"),
    path("mote/<int:pk>/anteckningar/", public.notes, name="notes"),
    path("mote/<int:pk>/anteckningar/v<int:number>.pdf", public.paper, name="notes_pdf"),
    path("fragor/<int:pk>/", public_issues.issue, name="issue"),
    path("fragor/<int:pk>/rss/", public_issue_feeds.issue_feed, name="issue_feed"),
    path("gjort/<slug:slug>/<int:year>/", public_done.done, name="done"),
    path("planer/<int:pk>/", public_plans.plan, name="plan"),
    path("planer/<int:pk>/plan.pdf", public_plans.paper, name="plan_pdf"),
    path("uppfoljning/<int:pk>/", public_follow_ups.follow_up, name="follow_up"),
    path("uppfoljning/<int:pk>/uppfoljning.pdf", public_follow_ups.paper, name="follow_up_pdf"),
    path("utvardering/<int:pk>/", public_evaluations.evaluation, name="evaluation"),
    path("utvardering/<int:pk>/utvardering.pdf", public_evaluations.paper, name="evaluation_pdf"),
    path("nyckeltal/<slug:group_slug>/", public_key_figures.key_figures, name="key_figures"),
    path("nyckeltal/<slug:group_slug>/<slug:slug>/", public_key_figures.key_figure, name="key_figure"),
    path(
        "nyckeltal/<slug:group_slug>/<slug:slug>.csv",
        public_key_figures.key_figure_csv,
        name="key_figure_csv",
    ),
    path(
        "nyckeltal/<slug:group_slug>/<slug:slug>.json",
        public_key_figures.key_figure_json,
        name="key_figure_json",
    ),
    path("<slug:slug>/planer/", public_plans.plans, name="plans"),
    path("<slug:slug>/fragor/", public_issues.issues, name="issues"),
    path("<slug:slug>/fragor/rss/", public_issue_feeds.issues_feed, name="issues_feed"),
    path("<slug:slug>/", public.structure, name="structure"),
    path("<slug:slug>/rss/", public_feeds.structure_feed, name="structure_feed"),
    path("<slug:slug>/<slug:group_slug>/", public.group, name="group"),
    path("<slug:slug>/<slug:group_slug>/rss/", public_feeds.group_feed, name="group_feed"),
]
