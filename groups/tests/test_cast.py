"""The cast stands in the group as everybody's tests believe."""

import pytest

from groups.access import standing_of
from groups.circle import circle_on

pytestmark = pytest.mark.django_db


def test_each_of_the_cast_has_their_own_standing(cast):
    group = cast.group.pk
    roles = {role: sorted(standing_of(getattr(cast, role)).roles.get(group, ())) for role in cast.PAGES}
    assert roles == {
        "chair": ["chair", "member"],
        "member": ["member"],
        "substitute": ["substitute"],
        "stranger": [],
        "secretary": ["secretary"],
        "official": ["responsible_official"],
    }


@pytest.mark.fact("S001-06", "S001-07", "S001-08")
def test_the_group_has_the_seats_of_the_letter(cast, at):
    circle = circle_on(cast.group, at().date())
    assert [place.represents for place in circle.places] == [
        "Arboga kommun",
        "Fagersta kommun",
        "Hallstahammars kommun",
        "Kungsörs kommun",
        "Köpings kommun",
        "Norbergs kommun",
        "Sala kommun",
        "Skinnskattebergs kommun",
        "Surahammars kommun",
        "Västerås stad",
        "Region Västmanland 1",
        "Region Västmanland 2",
        "Region Västmanland 3",
        "Oppositionen",
    ]
    assert (circle.chair, circle.vice_chairs) == (cast.chair, (cast.vice_chair,))
