"""Agenda: standing items, proposals, fixing, copying. In the namespace `meetings`."""

urlpatterns: list = []
