"""Surveys, as those who see to them meet them. The namespace `surveys`."""

urlpatterns: list = []
