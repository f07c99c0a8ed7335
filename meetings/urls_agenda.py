"""Agenda: standing items, proposals, fixing, copying. In the namespace `meetings`."""

from django.urls import path

from meetings.views import copying, fixing, proposals, standing

urlpatterns: list = [
    path("<int:pk>/dagordning/fyll-pa/", copying.fill, name="agenda_fill"),
    path("<int:pk>/dagordning/kopiera/", copying.copy, name="copy"),
    path("punkt/<int:pk>/till-annat-mote/", copying.send, name="item_send"),
    path("<int:pk>/dagordning/faststall/", fixing.fix, name="fix"),
    path("<int:pk>/dagordning/be-om-ord/", fixing.ask, name="fix_ask"),
    path("faststaller/<slug:slug>/", fixing.approvers, name="agenda_approvers"),
    path("faststaller/<slug:slug>/<int:pk>/avsluta/", fixing.approver_end, name="agenda_approver_end"),
    path("staende/<slug:slug>/", standing.listing, name="standing"),
    path("staende/<slug:slug>/<int:pk>/", standing.change, name="standing_change"),
    path("staende/<slug:slug>/<int:pk>/flytta/", standing.move, name="standing_move"),
    path("staende/<slug:slug>/<int:pk>/avsluta/", standing.end, name="standing_end"),
    path("forslag/<slug:slug>/", proposals.listing, name="proposals"),
    path("forslag/<slug:slug>/ny/", proposals.propose, name="propose"),
    path("forslag/<slug:slug>/<int:pk>/", proposals.handle, name="proposal"),
    path("forslag/<slug:slug>/<int:pk>/ta-tillbaka/", proposals.withdraw, name="proposal_withdraw"),
]
