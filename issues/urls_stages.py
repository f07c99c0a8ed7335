"""The way of an issue: raised, screened, moved, merged, its parties. The namespace `stages`."""

from django.urls import path

from issues.views import stages, stages_change, stages_lists, stages_parts

urlpatterns = [
    path("vack/", stages.raise_question, name="raise"),
    path("sammanfor/", stages_parts.merge, name="merge"),
    path("ordning/<slug:slug>/", stages_lists.order, name="order"),
    path("ordning/<slug:slug>/steg/<slug:stage>/", stages_lists.stage, name="stage"),
    path("ordning/<slug:slug>/perspektiv/nytt/", stages_lists.perspective_new, name="perspective_new"),
    path("ordning/<slug:slug>/perspektiv/<int:pk>/", stages_lists.perspective_end, name="perspective_end"),
    path("ordning/<slug:slug>/amne/nytt/", stages_lists.topic_new, name="topic_new"),
    path("ordning/<slug:slug>/amne/<int:pk>/bort/", stages_lists.topic_remove, name="topic_remove"),
    path("<int:pk>/prova/", stages.screen, name="screen"),
    path("<int:pk>/flytta/", stages.move, name="move"),
    path("<int:pk>/harnast/", stages.say_next, name="next"),
    path("<int:pk>/hemgrupp/", stages.home, name="home"),
    path("<int:pk>/andra/", stages_change.change, name="change"),
    path("<int:pk>/delar/", stages_parts.parts, name="parts"),
    path("<int:pk>/part/<int:party>/med/", stages_parts.party_joined, name="party_joined"),
    path("<int:pk>/part/<int:party>/bort/", stages_parts.party_remove, name="party_remove"),
    path("<int:pk>/grupp/<int:group>/bort/", stages_parts.group_remove, name="group_remove"),
    path("<int:pk>/oppet/<int:point>/", stages_parts.point_settle, name="point_settle"),
    path("<int:pk>/kalla/<int:source>/bort/", stages_parts.source_remove, name="source_remove"),
]
