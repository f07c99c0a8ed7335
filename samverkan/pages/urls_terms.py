"""Under /mandatskifte/: from one term to the next, and closing a group."""

urlpatterns = []
