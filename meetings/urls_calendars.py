"""Calendar feeds by secret address. The namespace `calendars`."""

urlpatterns: list = []
