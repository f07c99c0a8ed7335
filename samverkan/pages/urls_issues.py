"""Issues over all rooms: the list, the process view, the page of one. The namespace `issue`."""

urlpatterns: list = []
