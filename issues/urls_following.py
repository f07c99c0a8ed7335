"""Following an issue, and the digests. The namespace `following`."""

from django.urls import path

from issues.views import following

urlpatterns = [
    path("", following.mine, name="mine"),
    path("last/", following.read, name="read"),
    path("alla/", following.choose_all, name="choose_all"),
    path("<int:pk>/", following.choose, name="choose"),
    path("l/<str:token>/", following.by_link, name="by_link"),
]
