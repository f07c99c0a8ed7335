"""Evaluations and their reports. The namespace `evaluations`."""

urlpatterns: list = []
