"""The form behind the nomination link: one set of fields a place, and the decision, the files and the
signature once.

Shape only: what is wrong is said by `nomination_answers.weighed`, here before saving and again in the verb.
"""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.actions.nomination_answers import AnswersRefused, signing_faults
from groups.minutes_field import MinutesField
from groups.models import NominationMinutes, NominationRecipient
from groups.nomination_answers import (
    common_decision,
    fingerprint,
    in_words,
    normal,
    place_word,
    shown,
    weighed,
)
from groups.nomination_values import NOBODY, OTHER, STAYS, Answer, AskedGroup, AskedSeat, Key, Place, Sheet
from samverkan.lib.fields import DateField
from samverkan.lib.forms import NOT_A_NUMBER, PlainForm
from samverkan.lib.spoken import day_plain

CONTROL, SELECT, CHECK = "form-control", "form-select", "form-check-input"
# A field of a place is called p<seat>-<place>-<field>.
PLACE_FIELDS = (
    "choice",
    "name",
    "email",
    "phone",
    "party",
    "board",
    "board_name",
    "replaces",
    "decision_date",
    "decision_reference",
)


@dataclass(frozen=True)
class PlaceRow:
    """A place as the page shows it; a confirmed one has no fields, but `faults` about what was written."""

    place: Place
    legend: str
    group: str
    told: str
    answered: str
    faults: tuple[str, ...] = ()
    fields: dict[str, BoundField] | None = None

    @property
    def anchor(self) -> str:
        return f"place-{self.place.seat_id}-{self.place.place}"


@dataclass(frozen=True)
class Wrong:
    """A line of the summary: where it is, what it is called, what is wrong."""

    anchor: str
    label: str
    text: str


class AnswersForm(PlainForm):
    """Everything an organisation answers, in one form. `hand_in` in the data is the button that was
    pressed."""

    use_required_attribute = False

    decision_date = DateField(label=gettext_lazy("Date of the decision"), required=False)
    decision_reference = forms.CharField(
        label=gettext_lazy("Reference of the decision"),
        required=False,
        help_text=gettext_lazy("For example KS 2026/114 § 87."),
    )
    minutes = MinutesField(
        label=gettext_lazy("The board's minutes"),
        required=False,
        help_text=gettext_lazy(
            "An extract as PDF is best. You can choose several files, at most 50 MB each."
        ),
    )
    without = forms.MultipleChoiceField(
        label=gettext_lazy("Files that are kept"), required=False, widget=forms.CheckboxSelectMultiple
    )
    handed_in_by = forms.CharField(label=gettext_lazy("Your name"), required=False)
    receipt_to = forms.CharField(
        label=gettext_lazy("Receipt by e-mail to"),
        required=False,
        help_text=gettext_lazy("Sent when you hand in. The registrar's address gets one too."),
    )

    def __init__(
        self,
        *args,
        recipient: NominationRecipient,
        sheet: Sheet,
        minutes: list[NominationMinutes],
        today: date,
        **kwargs,
    ):
        super().__init__(*args, **kwargs)
        self.recipient, self.sheet, self.today = recipient, sheet, today
        self.place_faults: dict[Key, list[str]] = {}
        self.codes: set[str] = set()
        self.open_places = [place for place in sheet.places if not place.confirmed_at]
        self.shared = common_decision(place.given for place in sheet.places if place.given)
        self._own_fields(minutes)
        for place in self.open_places:
            self._place_fields(place)
        for given in self.fields.values():
            given.widget.attrs.setdefault("class", _class_of(given.widget))

    def _own_fields(self, minutes: list[NominationMinutes]) -> None:
        locked = len(self.open_places) < len(self.sheet.places)
        self.fields["without"].choices = [] if locked else [(row.pk, row.filename) for row in minutes]
        self.initial |= {
            "decision_date": self.shared[0],
            "decision_reference": self.shared[1],
            "handed_in_by": self.recipient.handed_in_by,
            "receipt_to": self.recipient.receipt_to or self.recipient.email,
        }
        attrs = {
            "decision_date": {"class": "form-control short", "autocomplete": "off"},
            "decision_reference": {"class": "form-control medium", "autocomplete": "off"},
            "handed_in_by": {"autocomplete": "name"},
            "receipt_to": {"autocomplete": "email", "inputmode": "email"},
        }
        for name, given in attrs.items():
            self.fields[name].widget.attrs.update(given)

    def _place_fields(self, place: Place) -> None:
        made = _fields_of(place, self.sheet, is_joint=self.recipient.organization_id is None)
        for name, given in made.items():
            self.fields[_named(place.key, name)] = given
        for name, value in _initial(place, self.sheet, self.shared).items():
            self.initial[_named(place.key, name)] = value

    @property
    def is_final(self) -> bool:
        return "hand_in" in self.data

    def answers(self) -> list[Answer]:
        """What was written, place by place; a place that was confirmed meanwhile too, so that it is told."""
        given = self.cleaned_data
        return [_answer(place, given, self.data, _decision(given)) for place in self.open_places] + [
            _late_answer(place, self.data)
            for place in self.sheet.places
            if place.confirmed_at and _named(place.key, "seen") in self.data
        ]

    def clean(self):
        """Everything that is wrong at once, so that nobody has to send the form twice to hear it."""
        given = super().clean()
        __, faults = weighed(self.sheet, self.answers(), today=self.today, is_final=self.is_final)
        signer, address = given.get("handed_in_by", "").strip(), given.get("receipt_to", "").strip()
        self.take(faults + signing_faults(signer, address, is_final=self.is_final))
        return given

    def carried_out(self, act) -> bool:
        if super().carried_out(act):
            return True
        if isinstance(self.refusal, AnswersRefused):
            self.take(self.refusal.faults)
        for name in self.errors:
            if name in self.fields:
                self.fields[name].widget.attrs["class"] += " is-invalid"
        return False

    def take(self, faults) -> None:
        """Each fault at its field. After one that tells of somebody else's saving, the next saving
        applies."""
        now = {place.key: fingerprint(shown(place)) for place in self.open_places}
        self.codes |= {fault.code for fault in faults}
        for fault in faults:
            name = _named(fault.key, fault.field) if fault.key else fault.field
            if fault.code == "changed":
                self.data = self.data.copy()
                self.data[_named(fault.key, "seen")] = now[fault.key]
            if name in self.fields:
                if not self.has_error(name):
                    self.add_error(name, fault.text)
            elif fault.key:
                self.place_faults.setdefault(fault.key, []).append(fault.text)
                self.add_error(None, fault.text)
            else:
                self.add_error(None, fault.text)

    @property
    def has_conflict(self) -> bool:
        """Whether somebody else has written or confirmed meanwhile."""
        return bool(self.codes & {"changed", "confirmed", "gone"})

    @property
    def good_files(self) -> list:
        """Those of the chosen files that may be kept, whatever is wrong with the rest."""
        return getattr(self.fields["minutes"], "good", [])

    @property
    def number_question(self) -> BoundField | None:
        return self[NOT_A_NUMBER] if NOT_A_NUMBER in self.fields else None

    def rows(self) -> list[tuple[AskedGroup, list[tuple[AskedSeat, list[PlaceRow]]]]]:
        """The page's parts: groups, their seats, and each seat's places with their fields."""
        return [
            (
                group,
                [(seat, [self._row(group, seat, place) for place in seat.places]) for seat in group.seats],
            )
            for group in self.sheet.groups
        ]

    def _row(self, group: AskedGroup, seat: AskedSeat, place: Place) -> PlaceRow:
        fields = None
        if not place.confirmed_at:
            names = [name for name in PLACE_FIELDS if _named(place.key, name) in self.fields]
            fields = {name: self[_named(place.key, name)] for name in (*names, "seen", "holder")}
        return PlaceRow(
            place=place,
            legend=place_word(seat, place),
            group=f"{group.name}, {seat.name}" if seat.name else group.name,
            told=_told(place),
            answered=in_words(place.given, self.sheet.boards) if place.given else "",
            faults=tuple(self.place_faults.get(place.key, ())),
            fields=fields,
        )

    def summary(self) -> list[Wrong]:
        """What is wrong, in the order of the page."""
        if not self.is_bound:
            return []
        found = [Wrong("", "", text) for text in self.non_field_errors()]
        rows = [row for __, seats in self.rows() for __, places in seats for row in places if row.fields]
        for row in rows:
            for name, bound in row.fields.items():
                where = row.anchor if name == "choice" else bound.auto_id
                label = row.legend if name == "choice" else f"{row.legend}: {bound.label}"
                found += [Wrong(where, f"{row.group} – {label}", text) for text in bound.errors]
        for name in ("decision_date", "decision_reference", "minutes", "handed_in_by", "receipt_to"):
            found += [Wrong(self[name].auto_id, self[name].label, text) for text in self[name].errors]
        return found


def _named(key: Key, name: str) -> str:
    return f"p{key[0]}-{key[1]}-{name}"


def _class_of(widget: forms.Widget) -> str:
    if isinstance(widget, forms.RadioSelect | forms.CheckboxInput | forms.CheckboxSelectMultiple):
        return CHECK
    return SELECT if isinstance(widget, forms.Select) else CONTROL


def _fields_of(place: Place, sheet: Sheet, *, is_joint: bool) -> dict[str, forms.Field]:
    made = {
        "choice": forms.ChoiceField(choices=_choices(place), required=False, widget=forms.RadioSelect),
        "name": _text(_("Name"), autocomplete="off"),
        "email": _text(_("E-mail"), inputmode="email", autocomplete="off"),
        "phone": _text(_("Phone"), inputmode="tel", autocomplete="off"),
    }
    if place.has_party:
        made["party"] = _text(_("Party"), autocomplete="off")
    if sheet.boards:
        boards = [("", "–"), *sheet.boards.items()]
        made["board"] = forms.TypedChoiceField(
            label=_("Board"), choices=boards, coerce=int, empty_value=None, required=False
        )
    made["board_name"] = _text(_("Another board") if sheet.boards else _("Board"), autocomplete="off")
    if is_joint:
        made["board_name"].label = _("Organisation and board")
        made["board_name"].help_text = _("For example Sala kommun, kommunstyrelsen.")
    if place.holder:
        label = _("Replaces %(name)s") % {"name": place.holder.name}
        made["replaces"] = forms.BooleanField(label=label, required=False)
    made["decision_date"] = DateField(label=_("Date of the decision"), required=False)
    made["decision_date"].widget.attrs["class"] = "form-control short"
    made["decision_reference"] = _text(_("Reference of the decision"), autocomplete="off")
    for name in ("seen", "holder"):
        made[name] = forms.CharField(required=False, widget=forms.HiddenInput)
    return made


def _text(label: str, **attrs) -> forms.CharField:
    return forms.CharField(label=label, required=False, widget=forms.TextInput(attrs=attrs))


def _choices(place: Place) -> list[tuple[str, str]]:
    vacant = _("We appoint nobody")
    if not place.place and not place.is_optional:
        vacant = _("We appoint nobody – the seat is then vacant")
    if place.holder is None:
        return [(OTHER, _("We appoint the person below")), (NOBODY, vacant)]
    stays = _("%(name)s stays") % {"name": place.holder.name}
    return [(STAYS, stays), (OTHER, _("Another person")), (NOBODY, vacant)]


def _initial(place: Place, sheet: Sheet, shared: tuple[date | None, str]) -> dict:
    """What the fields open with; of one who stays only what differs from the register."""
    answer, holder = shown(place), place.holder
    found = _written(answer)
    if answer.choice == STAYS and holder:
        own = _written(normal(place, Answer(seat_id=place.seat_id, place=place.place, choice=STAYS)))
        found = {name: "" if value == own[name] else value for name, value in found.items()}
    is_shared = (answer.decision_date, answer.decision_reference) == shared
    goes_anyway = bool(holder) and place.given is None and not place.sits_on(sheet.starts_on)
    return found | {
        "choice": answer.choice,
        "replaces": answer.replaces or goes_anyway,
        "decision_date": None if is_shared else answer.decision_date,
        "decision_reference": "" if is_shared else answer.decision_reference,
        "seen": fingerprint(answer),
        "holder": holder.person_id if holder else "",
    }


def _written(answer: Answer) -> dict:
    names = ("name", "email", "phone", "party", "board_name")
    return {name: getattr(answer, name) for name in names} | {"board": answer.board_id}


def _decision(given: dict) -> tuple[date | None, str]:
    return given.get("decision_date"), given.get("decision_reference") or ""


def _answer(place: Place, given: dict, data, shared: tuple[date | None, str]) -> Answer:
    """From the cleaned fields; where a day could not be read the rest is still weighed."""
    values = {name: given.get(_named(place.key, name)) for name in PLACE_FIELDS}
    own = (values["decision_date"], values["decision_reference"] or "")
    decision = own if any(own) else shared
    holder = data.get(_named(place.key, "holder"), "")
    return Answer(
        seat_id=place.seat_id,
        place=place.place,
        choice=values["choice"] or "",
        **{name: values[name] or "" for name in ("name", "email", "phone", "party", "board_name")},
        board_id=values["board"] or None,
        replaces=bool(values["replaces"]),
        decision_date=decision[0],
        decision_reference=decision[1],
        holder_id=int(holder) if holder.isdecimal() and len(holder) < 19 else None,
        seen=data.get(_named(place.key, "seen")) or None,
    )


def _late_answer(place: Place, data) -> Answer:
    """What was written at a place that the secretary confirmed before it was sent."""
    values = {
        name: data.get(_named(place.key, name), "") for name in ("choice", "name", "email", "phone", "party")
    }
    return Answer(
        seat_id=place.seat_id, place=place.place, **values, seen=data.get(_named(place.key, "seen"))
    )


def _told(place: Place) -> str:
    """How the one who sits there is known: for whoever decides whether that still holds."""
    if not (holder := place.holder):
        return ""
    until = _("until %(day)s") % {"day": day_plain(holder.ends_on)} if holder.ends_on else ""
    phone = holder.phone.replace(" ", "\N{NO-BREAK SPACE}")
    contact = [holder.email, phone] if holder.email or phone else [_("no e-mail or phone is kept")]
    parts = [*contact, holder.party if place.has_party else "", holder.board, until]
    return " · ".join(part for part in parts if part)
