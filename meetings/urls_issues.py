"""Issues on agendas and in notes. In the namespace `meetings`."""

urlpatterns: list = []
