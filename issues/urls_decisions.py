"""Positions, and what each organisation and board decided. The namespace `home_decisions`."""

urlpatterns: list = []
