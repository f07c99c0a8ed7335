"""Activity plans, their goals and versions. The namespace `plan`."""

from django.urls import path

from plans.views import plan_goals, plan_papers, plan_writing, plans, superior_goals

urlpatterns: list = [
    path("", plans.listing, name="list"),
    path("grupp/<slug:slug>/", plans.group, name="group"),
    path("grupp/<slug:slug>/ny/", plan_writing.new, name="new"),
    path("overordnade-mal/<slug:slug>/", superior_goals.register, name="superiors"),
    path("overordnade-mal/<slug:slug>/nytt/", superior_goals.new, name="superior_new"),
    path("overordnat-mal/<int:pk>/galler-till/", superior_goals.end, name="superior_end"),
    path("mal/<int:pk>/", plan_goals.goal, name="goal"),
    path("mal/<int:pk>/ansvarig/", plan_goals.entrust, name="entrust"),
    path("mal/<int:pk>/flytta/", plan_goals.goal_move, name="goal_move"),
    path("mal/<int:pk>/bort/", plan_goals.goal_remove, name="goal_remove"),
    path("mal/<int:pk>/i-linje-med/", plan_goals.align, name="align"),
    path("mal/<int:pk>/ej-tillampligt/", plan_goals.not_applicable, name="not_applicable"),
    path("mal/<int:pk>/indikator/", plan_goals.target_new, name="target_new"),
    path("i-linje-med/<int:pk>/bort/", plan_goals.untie, name="untie"),
    path("malvarde/<int:pk>/", plan_goals.target, name="target"),
    path("malvarde/<int:pk>/bort/", plan_goals.target_remove, name="target_remove"),
    path("kalla/<int:pk>/bort/", plan_writing.source_remove, name="source_remove"),
    path("<int:pk>/", plans.plan, name="plan"),
    path("<int:pk>/skriv/", plan_writing.write, name="write"),
    path("<int:pk>/mal/", plan_goals.goal_new, name="goal_new"),
    path("<int:pk>/kalla/", plan_writing.source_new, name="source_new"),
    path("<int:pk>/anta/", plan_writing.adopt, name="adopt"),
    path("<int:pk>/revidera/", plan_writing.revise, name="revise"),
    path("<int:pk>/visa/", plan_writing.show, name="show"),
    path("<int:pk>/avsluta/", plan_writing.close, name="close"),
    path("<int:pk>/kasta/", plan_writing.discard, name="discard"),
    path("<int:pk>/jamfor/", plan_papers.compare, name="compare"),
    path("<int:pk>/papper/", plan_papers.paper, name="pdf"),
    path("<int:pk>/laget-i-dag/", plan_papers.today_paper, name="today"),
]
