"""Assignments and the reports on them. The namespace `assignments`."""

urlpatterns: list = []
