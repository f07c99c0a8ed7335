"""Handover notes. The namespace `handover`."""

urlpatterns: list = []
