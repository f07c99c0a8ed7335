"""Names as they are typed on the notes screen, matched with whom the group knows."""

from dataclasses import dataclass

from groups.circle import Circle
from groups.models import Group, Organization, Person
from meetings.joint import circle_at
from meetings.models import Minutes

Owner = Person | Group | Organization | str


@dataclass(frozen=True)
class Known:
    """Who can be meant by a name: people of the meeting first, then groups and organisations."""

    people: dict[str, Person]
    groups: dict[str, Group]
    organizations: dict[str, Organization]

    def person(self, name: str) -> Person | None:
        return self.people.get(name.strip().casefold())

    def organization(self, name: str) -> Organization | None:
        return self.organizations.get(name.strip().casefold())

    def owners(self, text: str) -> list[Owner]:
        """Each name between commas; words that nobody answers to stay words (S004-35)."""
        names = [part.strip() for part in text.split(",") if part.strip()]
        return [
            self.person(name) or self.groups.get(name.casefold()) or self.organization(name) or name[:200]
            for name in names
        ]


def known_to(minutes: Minutes) -> Known:
    """Ten queries; asked only when something is added."""
    meeting = minutes.meeting
    people = people_of(circle_at(meeting), minutes)
    groups = Group.objects.filter(structure=meeting.group.structure_id).prefetch_related("names")
    counties = Organization.objects.prefetch_related("names")
    return Known(
        people={person.name.casefold(): person for person in people},
        groups={group.name_on(meeting.date).casefold(): group for group in groups},
        organizations={row.name_on(meeting.date).casefold(): row for row in counties},
    )


def people_of(circle: Circle, minutes: Minutes) -> list[Person]:
    """Seats in order, officials, then others on the attendance list and the note-taker; each once."""
    listed = [row.person for row in minutes.attendance.filter(person__isnull=False).select_related("person")]
    taker = [minutes.note_taker] if minutes.note_taker else []
    return list({person.pk: person for person in [*circle.people, *listed, *taker]}.values())
