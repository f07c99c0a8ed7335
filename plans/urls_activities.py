"""Activities and what each organisation makes of them. The namespace `activities`."""

from django.urls import path

from plans.views import activities, done_list, goal_ties, specifications

urlpatterns: list = [
    path("mal/<int:pk>/ny/", activities.new, name="new"),
    path("mal/<int:pk>/", goal_ties.one, name="goal"),
    path("mal/<int:pk>/hor-ihop/", goal_ties.tie, name="goal_tie"),
    path("mal/<int:pk>/hor-ihop/<int:tie>/bort/", goal_ties.untie, name="goal_untie"),
    path("plan/<int:pk>/", specifications.of_plan, name="of_plan"),
    path("plan/<int:pk>/be/", specifications.ask, name="ask"),
    path("plan/<int:pk>/paminn/", specifications.remind, name="remind"),
    path("grupp/<slug:slug>/gjort/<int:year>/", done_list.year, name="done"),
    path("grupp/<slug:slug>/gjort/<int:year>/ny/", done_list.add, name="done_add"),
    path("grupp/<slug:slug>/gjort/<int:year>/rad/", done_list.say, name="done_say"),
    path("grupp/<slug:slug>/gjort/<int:year>/flytta/", done_list.move, name="done_move"),
    path("grupp/<slug:slug>/gjort/bort/<int:pk>/", done_list.remove, name="done_remove"),
    path("<int:pk>/", activities.one, name="one"),
    path("<int:pk>/andra/", activities.change, name="change"),
    path("<int:pk>/flytta/", activities.move, name="move"),
    path("<int:pk>/bort/", activities.remove, name="remove"),
    path("<int:pk>/lage/", activities.report, name="report"),
    path("<int:pk>/hor-ihop/", activities.tie, name="tie"),
    path("<int:pk>/vad-gor/<int:organization>/", specifications.say, name="say"),
    path("<int:pk>/hor-ihop/<int:tie>/bort/", activities.untie, name="untie"),
    path("l/<str:token>/", specifications.by_link, name="by_link"),
]
