"""Anchoring in each organisation. The namespace `anchoring`."""

urlpatterns: list = []
