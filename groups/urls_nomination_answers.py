"""Under /nominering/: the form behind the link in the letter."""

urlpatterns = []
