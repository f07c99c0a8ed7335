"""The annual wheel, obligations, usual meetings. The namespace `year`."""

urlpatterns: list = []
