"""The register of recommendations. The namespace `recommendations`."""

from django.urls import path

from evaluations.views import (
    recommendation,
    recommendation_led_to,
    recommendation_source,
    recommendations,
    recommendations_writing,
)

urlpatterns: list = [
    path("", recommendations.listing, name="list"),
    path("ny/<slug:slug>/", recommendations_writing.new, name="new"),
    path("<int:pk>/", recommendations.one_set, name="set"),
    path("<int:pk>/andra/", recommendations_writing.change, name="change"),
    path("<int:pk>/las-in/", recommendations_writing.read_in, name="import"),
    path("<int:pk>/en-till/", recommendations_writing.add, name="add"),
    path("<int:pk>/klustra/", recommendations_writing.cluster, name="cluster"),
    path("<int:pk>/lage/", recommendations_writing.move, name="move"),
    path("<int:pk>/bort/", recommendations_writing.discard, name="discard"),
    path("<int:pk>/rekommendationer.csv", recommendations.as_csv, name="csv"),
    path("<int:pk>/rapporten/", recommendation_source.source, name="source"),
    path("<int:pk>/rapporten/behall/", recommendation_source.keep, name="keep"),
    path("<int:pk>/pdf/", recommendations.paper, name="paper"),
    path("en/<int:pk>/", recommendation.one, name="one"),
    path("en/<int:pk>/sortera/", recommendation.sort, name="sort"),
    path("en/<int:pk>/markera/", recommendation.mark, name="mark"),
    path("en/<int:pk>/ratta/", recommendation.mend, name="mend"),
    path("en/<int:pk>/till/", recommendation.address, name="address"),
    path("en/<int:pk>/uppfoljning/", recommendation.follow_up, name="follow_up"),
    path("en/<int:pk>/lyft/", recommendation_led_to.raise_it, name="raise"),
    path("en/<int:pk>/uppgift/", recommendation_led_to.act, name="act"),
    path("en/<int:pk>/ge-uppdrag/", recommendation_led_to.commission, name="commission"),
    path("en/<int:pk>/hor-ihop/", recommendation.tie, name="tie"),
    path("hor-ihop/<int:pk>/bort/", recommendation.untie, name="untie"),
]
