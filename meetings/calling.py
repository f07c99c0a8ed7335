"""Everything about a call that is asked before and while it is sent, loaded once."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from django.db.models import prefetch_related_objects
from django.utils import timezone

from groups.circle import Circle
from groups.models import GroupSettings, Person
from meetings.collisions import collisions
from meetings.deadlines import call_due
from meetings.documents import AgendaRow, CallDocument
from meetings.fixing import why_not_fixed, words_on
from meetings.joint import circle_at
from meetings.material import WITH_MATERIAL
from meetings.models import AgendaItem, Meeting
from meetings.problems import CallFacts, Problem, asks_late_reason, before_call
from meetings.recipients import Receiver, receivers_of
from meetings.reports import agenda_lines, agenda_of, call_document
from meetings.substitution import CALLED
from samverkan.lib.facts import sha256

# What an approver saw does not depend on the day it goes out.
ANY_DAY = date(2000, 1, 1)


@dataclass(frozen=True)
class Calling:
    """A meeting on its way to be called. Without a day there is no circle of that day: that of the day it was
    put off from stands in, else today's."""

    meeting: Meeting
    # A supplement may be for those alone who are called.
    only_called: bool = False

    @cached_property
    def day(self) -> date:
        return self.meeting.told_date or timezone.localdate()

    @cached_property
    def settings(self) -> GroupSettings:
        # The names too: the paper asks for them, and so does what the approval is of.
        prefetch_related_objects([self.meeting.group], "names", "settings")
        return self.meeting.group.settings_on(self.day)

    @cached_property
    def circle(self) -> Circle:
        return circle_at(self.meeting, self.day)

    @cached_property
    def receivers(self) -> list[Receiver]:
        rows = self.meeting.co_options.filter(item__isnull=True).select_related(
            "person", "organization", "meeting"
        )
        found = receivers_of(self.circle, self.settings, list(rows.prefetch_related("organization__names")))
        return [row for row in found if row.mode == CALLED or not self.only_called]

    @cached_property
    def items(self) -> list[AgendaItem]:
        return agenda_of(self.meeting)

    @cached_property
    def agenda(self) -> tuple[AgendaRow, ...]:
        return agenda_lines(self.items, self.meeting)

    @cached_property
    def due(self) -> date | None:
        return call_due(self.meeting.date, self.settings.call_days) if self.meeting.date else None

    def asks_late_reason(self, sending_day: date) -> bool:
        """What `problems` says of lateness, without a question to the database."""
        return self.due is not None and asks_late_reason(self.meeting.date, self.due, sending_day)

    def facts(self, asker: Person) -> CallFacts:
        meeting, circle = self.meeting, self.circle
        return CallFacts(
            day=meeting.date,
            start=meeting.start,
            end=meeting.end,
            place=meeting.place,
            link=meeting.link,
            zone=meeting.zone,
            item_count=len(self.items),
            call_days=self.settings.call_days,
            is_preliminary=meeting.is_preliminary,
            chair=circle.chair.name if circle.chair else "",
            can_be_approved=bool(circle.chair or circle.vice_chairs),
            without_address=tuple(
                receiver.person.name for receiver in self.receivers if not receiver.person.address
            ),
            vacant=tuple(
                place.represents
                for place in circle.places
                if not (place.member or place.is_optional or place.is_observer)
            ),
            items_without_material=tuple(
                item.title
                for item in self.items
                if item.kind in WITH_MATERIAL and not item.item_documents.all()
            ),
            not_fixed=why_not_fixed(words_on(meeting, self.agenda, circle)),
            collisions=tuple(collisions(meeting, circle, asker=asker)),
        )

    def problems(self, *, asker: Person, now: datetime, sending_day: date) -> list[Problem]:
        return before_call(self.facts(asker), now, sending_day)

    def document(self, *, issued: date, **words) -> CallDocument:
        return call_document(
            self.meeting,
            receivers=self.receivers,
            circle=self.circle,
            agenda=self.agenda,
            issued=issued,
            **words,
        )

    def fingerprint(self) -> str:
        """What an approval is of: agenda, where, when and to whom."""
        return sha256(replace(self.document(issued=ANY_DAY), message="", late_reason="", signature=None))
