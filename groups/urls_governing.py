"""Under /struktur/: what governs a structure and its groups."""

urlpatterns = []
