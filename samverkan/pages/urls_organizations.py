"""Under /organisationer/: an organisation's seats, duties and papers."""

urlpatterns = []
