"""Requests for funding. The namespace `funding`."""

urlpatterns: list = []
