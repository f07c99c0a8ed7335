"""The groups' ranked lists. The namespace `ranking`."""

from django.urls import path

from issues.views import ranking, ranking_build

urlpatterns = [
    path("", ranking.listing, name="list"),
    path("papper/<int:pk>/", ranking.paper, name="paper"),
    path("plats/<int:pk>/flytta/", ranking_build.move, name="move"),
    path("plats/<int:pk>/bort/", ranking_build.remove, name="remove"),
    path("plats/<int:pk>/argument/", ranking_build.arguments, name="argue"),
    path("grupp/<slug:slug>/", ranking.group, name="group"),
    path("grupp/<slug:slug>/lista.csv", ranking.as_csv, name="csv"),
    path("grupp/<slug:slug>/jamfor/", ranking.compare, name="compare"),
    path("grupp/<slug:slug>/ny/", ranking_build.begin, name="begin"),
    path("grupp/<slug:slug>/ordna/", ranking_build.build, name="build"),
    path("grupp/<slug:slug>/besluta/", ranking_build.decide, name="decide"),
    path("grupp/<slug:slug>/kasta/", ranking_build.discard, name="discard"),
]
