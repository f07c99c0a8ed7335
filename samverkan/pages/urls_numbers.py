"""Attendance and other numbers of meetings; the basis for fees. The namespace `numbers`."""

urlpatterns: list = []
