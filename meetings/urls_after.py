"""After the meeting: the approval round, distribution, kortinfo, archive. In the namespace `meetings`."""

urlpatterns: list = []
