"""Meetings over several days, joint and postponed ones. In the namespace `meetings`."""

urlpatterns: list = []
