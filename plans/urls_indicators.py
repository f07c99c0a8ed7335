"""Indicators, their readings and handing in. The namespace `indicators`."""

urlpatterns: list = []
