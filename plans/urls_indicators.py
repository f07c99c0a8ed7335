"""Indicators, their readings and handing in. The namespace `indicators`."""

from django.urls import path

from plans.views import hand_ins, indicators, readings

urlpatterns: list = [
    path("", indicators.listing, name="list"),
    path("grupp/<slug:slug>/", indicators.of_group, name="group"),
    path("grupp/<slug:slug>/ny/", indicators.create, name="create"),
    path("grupp/<slug:slug>/inlamning/", hand_ins.of_group, name="hand_ins"),
    path("grupp/<slug:slug>/inlamning/be/", hand_ins.ask, name="ask"),
    path("grupp/<slug:slug>/inlamning/paminn/", hand_ins.remind, name="remind"),
    path("<int:pk>/", indicators.one, name="one"),
    path("<int:pk>/andra/", indicators.change, name="change"),
    path("<int:pk>/avsluta/", indicators.end, name="end"),
    path("<int:pk>/fyll-i/", readings.enter, name="enter"),
    path("<int:pk>/klistra-in/", readings.paste, name="paste"),
    path("<int:pk>/matvarden.csv", indicators.as_csv, name="csv"),
    path("inlamning/<int:pk>/", hand_ins.review, name="hand_in"),
    path("inlamning/<int:pk>/godkann/", hand_ins.approve, name="approve"),
    path("inlamning/<int:pk>/skicka-tillbaka/", hand_ins.return_it, name="send_back"),
    path("inlamning/<int:pk>/las/", hand_ins.lock, name="lock"),
    path("inlamning/<int:pk>/ta-tillbaka/", hand_ins.withdraw, name="withdraw"),
    path("l/<str:token>/", hand_ins.by_link, name="hand_in_by_link"),
]
