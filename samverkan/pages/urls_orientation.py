"""Under /struktur/: the page for somebody new, with what comes up next."""

urlpatterns = []
