"""Under /struktur/: how the groups of a structure hang together."""

urlpatterns = []
