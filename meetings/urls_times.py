"""Taken times: imported calendars, school holidays, date polls. The namespace `times`."""

urlpatterns: list = []
