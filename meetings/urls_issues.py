"""Issues on agendas and in notes. In the namespace `meetings`."""

from django.urls import path

from meetings.views import issue_items, issue_moves, issue_ranking

urlpatterns: list = [
    path("fraga/<int:pk>/ta-upp/", issue_items.take_up, name="issue_take_up"),
    path("<int:pk>/dagordning/fraga/", issue_items.add, name="issue_add"),
    path("punkt/<int:pk>/fragor/", issue_items.item_issues, name="item_issues"),
    path("punkt/<int:pk>/fragor/<int:tie>/bort/", issue_items.untie, name="item_issue_remove"),
    path("punkt/<int:pk>/fragor/<int:tie>/flytta/", issue_moves.move, name="issue_move"),
    path("punkt/<int:pk>/ny-fraga/", issue_items.raise_here, name="issue_raise"),
    path("punkt/<int:pk>/uppgift-till-undergrupper/", issue_items.child_actions, name="child_actions"),
    path("forslag/<slug:slug>/<int:pk>/ny-fraga/", issue_items.raise_proposed, name="proposal_issue"),
    path("utfall/<int:pk>/stallningstagande/", issue_items.position, name="outcome_position"),
    path("punkt/<int:pk>/prioritera/", issue_ranking.rank, name="item_rank"),
]
