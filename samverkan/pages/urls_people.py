"""Under /personer/: a person over all groups."""

urlpatterns = []
