"""Who has been asked about a version and what each said, as lines for pages, papers and files."""

from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from django.db.models import F, OuterRef, QuerySet
from django.utils.translation import gettext as _

from groups.models import GroupName, OrganizationName
from issues.models import Viewpoint, ViewpointRequest
from issues.viewpoint_states import MARKS, STANCE_MARKS, WORDS, Asked, answer_mark, asked_state
from samverkan.lib.dated import value_that_day
from samverkan.lib.reading import sorting_key

Kind, Stance = Viewpoint.Kind, Viewpoint.Stance


@dataclass(frozen=True)
class Spoken:
    """One thing that was said. `point` is an id, `label` "A 2"; both empty where it is about the whole."""

    stance: str = ""
    text: str = ""
    on: date | None = None
    reference: str = ""
    by: str = ""
    point: int | None = None
    label: str = ""

    @property
    def stance_word(self) -> str:
        return str(Stance(self.stance).label) if self.stance else ""

    @property
    def stance_mark(self) -> str:
        return STANCE_MARKS.get(self.stance, "empty")


@dataclass(frozen=True)
class Version:
    """The version asked about; `summary` is what the viewpoints on it came to in short."""

    pk: int
    number: int
    material: int
    title: str
    summary: str = ""


@dataclass(frozen=True)
class AskedLine:
    """One that is asked, and its answer: `whole` on all of it, `points` point by point."""

    pk: int
    who: str
    organization_id: int | None
    group_id: int | None
    version: Version
    due_on: date
    state: Asked
    points: tuple[Spoken, ...] = ()
    whole: Spoken = field(default_factory=Spoken)

    @property
    def word(self) -> str:
        return str(WORDS[self.state])

    @property
    def mark(self) -> str:
        return MARKS[self.state]

    @property
    def is_answered(self) -> bool:
        return self.state == Asked.ANSWERED

    @property
    def is_waited_for(self) -> bool:
        return self.state in {Asked.WAITING, Asked.LATE}

    @property
    def said(self) -> Spoken:
        """The one that tells when, by whom and under which number."""
        return self.whole if self.whole.on else (self.points or (self.whole,))[0]

    @property
    def answer_mark(self) -> str:
        """What whoever changes the answer has seen of it."""
        said = [self.whole, *self.points] if self.whole.on else self.points
        return answer_mark((one.point, one.stance, one.text, one.reference, one.on) for one in said)


@dataclass(frozen=True)
class NotedLine:
    """What was written down beside the answers: how a body reasoned, or what came some other way."""

    pk: int
    who: str
    kind: str
    said: Spoken

    @property
    def is_reasoning(self) -> bool:
        return self.kind == Kind.REASONING

    @property
    def word(self) -> str:
        return str(Kind(self.kind).label)


SPOKEN = ("stance", "text", "given_on", "reference", "by_name", "by__name", "point", "point__path__label")
SPOKEN += ("point__order",)
VERSION = ("version_id", "version__number", "version__material_id", "version__material__title")
VERSION += ("version__viewpoints_summary",)
ASKED = ("pk", "organization_name", "board__name", "group_name", "organization_id", "group_id", "due_on")
ASKED += ("withdrawn_at",)


def _named(rows: QuerySet, today: date) -> QuerySet:
    return rows.annotate(
        organization_name=value_that_day(
            OrganizationName, "name", today, organization=OuterRef("organization_id")
        ),
        group_name=value_that_day(GroupName, "name", today, group=OuterRef("group_id")),
    )


def asked_lines(rows: QuerySet[ViewpointRequest], today: date) -> list[AskedLine]:
    """With what they answered, in one query; in Swedish order. What was taken back unanswered is left out."""
    order = ("pk", F("viewpoints__point__path__label"), F("viewpoints__point__order"))
    columns = (*ASKED, *VERSION, *(f"viewpoints__{name}" for name in SPOKEN), "viewpoints__pk")
    found = _named(rows, today).order_by(*order).values_list(*columns)
    lines = [_line(list(group), today) for _pk, group in groupby(found, lambda row: row[0])]
    kept = [line for line in lines if line.state != Asked.WITHDRAWN]
    return sorted(kept, key=lambda line: (line.organization_id is not None, sorting_key(line.who)))


def _line(rows: list[tuple], today: date) -> AskedLine:
    first, width = rows[0], len(ASKED) + len(VERSION)
    pk, organization, board, group, organization_id, group_id, due_on, withdrawn = first[: len(ASKED)]
    spoken = [_spoken(*row[width:-1]) for row in rows if row[-1]]
    state = asked_state(
        is_answered=bool(spoken), is_withdrawn=withdrawn is not None, due_on=due_on, today=today
    )
    return AskedLine(
        pk=pk,
        who=_who(group, organization, board),
        organization_id=organization_id,
        group_id=group_id,
        version=Version(*first[len(ASKED) : width]),
        due_on=due_on,
        state=state,
        points=tuple(one for one in spoken if one.point),
        whole=next((one for one in spoken if not one.point), Spoken()),
    )


def _who(group: str | None, organization: str | None, board: str | None) -> str:
    return group or (f"{organization} ({board})" if board else organization or "")


def _spoken(stance, text, on, reference, by_name, by, point, path, order) -> Spoken:
    label = f"{path} {order}" if point else ""
    return Spoken(stance, text, on, reference, by_name or by or "", point, label)


def noted_lines(rows: QuerySet[Viewpoint], today: date) -> list[NotedLine]:
    """In one query; as they were written down."""
    columns = ("pk", "kind", "group_name", "organization_name", "board__name", "from_text", *SPOKEN)
    found = _named(rows.filter(request=None), today).order_by("pk").values_list(*columns)
    return [
        NotedLine(pk, _who(group, organization, board) or words, kind, _spoken(*spoken))
        for pk, kind, group, organization, board, words, *spoken in found
    ]


def about_whole(said: Spoken) -> str:
    """ "A 2", or that it is about the whole."""
    return said.label or _("The whole")
