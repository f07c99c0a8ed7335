"""Who follows what is forgotten a month after the last tie has ended."""

from datetime import date, timedelta

from groups.models import Appointment
from issues.actions import raise_issue
from issues.following_kept import clear_follows
from issues.models import Digest, Follow


def test_follows_and_digests_go_a_month_after_they_are_needed(cast, at):
    issue = raise_issue(cast.structure, title="Trygg hemgång", by=cast.member, now=at())
    Follow.objects.all().delete()
    for person in (cast.member, cast.substitute, cast.secretary):
        Follow.objects.create(issue=issue, person=person, since=at(), seen_at=at(), told_at=at())
        Digest.objects.create(person=person, on=date(2017, 5, 1))
    Digest.objects.create(person=cast.member, on=date(2017, 7, 20))
    Appointment.objects.filter(person=cast.member).update(ends_on=date(2017, 6, 1))
    Appointment.objects.filter(person=cast.substitute).update(ends_on=date(2017, 7, 15))

    clear_follows(at("2017-08-01 03:00"))

    kept = Follow.objects.order_by("person__name").values_list("person__email", flat=True)
    assert sorted(kept) == [cast.secretary.email, cast.substitute.email]
    assert list(Digest.objects.values_list("on", flat=True)) == [date(2017, 7, 20)]

    clear_follows(at("2017-08-01 03:00") + timedelta(days=30))

    assert list(Follow.objects.values_list("person", flat=True)) == [cast.secretary.pk]
