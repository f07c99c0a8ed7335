"""Oral evaluations and judgements. The namespace `oral`."""

from django.urls import path

from evaluations.views import oral, oral_led_to, oral_questions, oral_writing

urlpatterns: list = [
    path("utvardering/<int:pk>/", oral.of, name="of"),
    path("utvardering/<int:pk>/<slug:slug>/ny/", oral.new, name="new"),
    path("utvardering/<int:pk>/<slug:slug>/omdome/", oral_led_to.judge, name="judge"),
    path("omdome/<int:pk>/ledde-till/", oral_led_to.led_to, name="led_to"),
    path("<int:pk>/", oral.one, name="one"),
    path("<int:pk>/andra/", oral.change, name="change"),
    path("<int:pk>/lage/", oral.move, name="move"),
    path("<int:pk>/bort/", oral.discard, name="discard"),
    path("<int:pk>/skriv/", oral_writing.write, name="write"),
    path("<int:pk>/fraga/", oral_questions.question_add, name="question_add"),
    path("fraga/<int:pk>/", oral_questions.question_change, name="question"),
    path("fraga/<int:pk>/flytta/", oral_questions.question_move, name="question_move"),
    path("fraga/<int:pk>/bort/", oral_questions.question_remove, name="question_remove"),
    path("fraga/<int:pk>/synpunkt/", oral_writing.viewpoint_add, name="add"),
    path("synpunkt/<int:pk>/", oral_writing.viewpoint_save, name="save"),
    path("synpunkt/<int:pk>/flytta/", oral_writing.viewpoint_move, name="viewpoint_move"),
    path("synpunkt/<int:pk>/bort/", oral_writing.viewpoint_remove, name="viewpoint_remove"),
    path("synpunkt/<int:pk>/medskick/", oral_led_to.send_on, name="send_on"),
    path("synpunkt/<int:pk>/medskick/ord/", oral_led_to.send_words, name="send_words"),
    path("synpunkt/<int:pk>/fraga/", oral_led_to.raise_it, name="raise"),
]
