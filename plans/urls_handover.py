"""Handover notes. The namespace `handover`."""

from django.urls import path

from plans.views import handover

urlpatterns: list = [
    path("", handover.register, name="list"),
    path("medskick.csv", handover.as_csv, name="csv"),
    path("grupp/<slug:slug>/", handover.group, name="group"),
    path("grupp/<slug:slug>/nytt/", handover.new, name="new"),
    path("grupp/<slug:slug>/anta/", handover.adopt, name="adopt"),
    path("grupp/<slug:slug>/lamna-over/", handover.send, name="send"),
    path("<int:pk>/", handover.one, name="one"),
    path("<int:pk>/andra/", handover.change, name="change"),
    path("<int:pk>/bort/", handover.withdraw, name="withdraw"),
    path("<int:pk>/svara/", handover.answer, name="answer"),
    path("<int:pk>/for-over/", handover.carry, name="carry"),
    path("<int:pk>/ta-tillbaka/", handover.take_back, name="take_back"),
]
