"""Groups, their dated names and settings, their mandate, and who staffs them."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from groups.models.organizations import Structure
from groups.models.people import Person
from samverkan.lib.dated import DatedQuerySet, ends_after_start, latest_by_day
from samverkan.lib.history import History


class Group(models.Model):
    class Kind(models.TextChoices):
        POLITICAL_COLLABORATION = "political_collaboration", _("Political collaboration group")
        STRATEGIC_FORUM = "strategic_forum", _("Strategic forum")
        EXECUTIVE_COMMITTEE = "executive_committee", _("Executive committee")
        SUBJECT_COUNCIL = "subject_council", _("Subject council")
        STRATEGY_GROUP = "strategy_group", _("Strategy group")
        PREPARATORY = "preparatory", _("Preparatory group")
        OFFICIALS = "officials", _("Officials' working group")
        STEERING = "steering", _("Steering group")
        REFERENCE = "reference", _("Reference group")
        NETWORK = "network", _("Professional network")
        LOCAL_GROUP = "local_group", _("Local group")
        BOARD = "board", _("Board of an association")
        COORDINATORS = "coordinators", _("Coordinators")
        OFFICE = "office", _("Office")
        PROGRAMME = "programme", _("Programme")

    class Level(models.TextChoices):
        COUNTY = "county", _("County")
        PART_OF_COUNTY = "part_of_county", _("Part of the county")
        LOCAL = "local", _("Local")

    class State(models.TextChoices):
        """What somebody has decided; that a trial or an end date has passed is read from the dates (ruling
        4)."""

        DRAFT = "draft", _("Draft")
        PROPOSED = "proposed", _("Proposed")
        ACTIVE = "active", _("Active")
        CLOSING = "closing", _("Closing")
        CLOSED = "closed", _("Closed")

    structure = models.ForeignKey(
        Structure, models.PROTECT, related_name="groups", verbose_name=_("structure")
    )
    slug = models.SlugField(_("short name in addresses"), unique=True)
    # What it began as; `kind_on` reads the changes (S002-06).
    kind = models.CharField(_("kind"), max_length=30, choices=Kind, default=Kind.POLITICAL_COLLABORATION)
    level = models.CharField(_("level"), max_length=20, choices=Level, default=Level.COUNTY)
    is_permanent = models.BooleanField(_("permanent"), default=True)
    scope = models.TextField(_("scope"), blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"), null=True, blank=True)
    trial_until = models.DateField(_("on trial until"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    stated_size = models.PositiveSmallIntegerField(_("stated number of members"), null=True, blank=True)
    closing_reason = models.TextField(_("why it was closed"), blank=True)
    history = History()

    class Meta:
        verbose_name = _("group")
        verbose_name_plural = _("groups")
        ordering = ["structure", "slug"]
        constraints = [
            ends_after_start("group_ends_after_start"),
            models.CheckConstraint(
                condition=Q(trial_until__isnull=True) | Q(trial_until__gte=models.F("starts_on")),
                name="group_trial_after_start",
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | Q(ends_on__isnull=False) & ~Q(closing_reason=""),
                name="group_closed_when_and_why",
            ),
        ]

    def __str__(self) -> str:
        return self.name_on(date.max)

    def name_on(self, on: date) -> str:
        """The group's name that day. Reads prefetched `names` when there are any."""
        row = latest_by_day(self.names.all(), on)
        return row.name if row else self.slug

    def kind_on(self, on: date) -> str:
        """What kind of group it was that day. Reads prefetched `kind_changes`."""
        changes = [row for row in self.kind_changes.all() if row.valid_from <= on]
        return max(changes, key=lambda row: row.valid_from).kind if changes else self.kind

    def settings_on(self, on: date) -> "GroupSettings":
        """The settings in force that day; a group without any has the defaults. Reads prefetched
        `settings`."""
        return latest_by_day(self.settings.all(), on) or GroupSettings(group=self, valid_from=self.starts_on)


class GroupName(models.Model):
    """A name from a day on, with the reason for the change (S001-42, S002-15)."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="names", verbose_name=_("group"))
    name = models.CharField(_("name"), max_length=200)
    valid_from = models.DateField(_("valid from"))
    reason = models.TextField(_("reason"), blank=True)
    history = History()

    class Meta:
        verbose_name = _("name of a group")
        verbose_name_plural = _("names of groups")
        ordering = ["valid_from"]
        constraints = [models.UniqueConstraint(fields=["group", "valid_from"], name="group_one_name_a_day")]

    def __str__(self) -> str:
        return self.name


class Mandate(models.Model):
    """One version of what the group is set up to do, and who decided it (S001-02, S001-14, S001-23)."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="mandates", verbose_name=_("group"))
    text = models.TextField(_("text"))
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    adopted_by = models.CharField(_("adopted by"), max_length=200, blank=True)
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    reference = models.CharField(_("registry number"), max_length=100, blank=True)
    deviation = models.TextField(_("deviation from the agreement"), blank=True)
    # "Senast i november 2016" (S001-20): a month or a day, as `samverkan.lib.deadlines` writes it.
    adopt_by = models.CharField(_("to be adopted by"), max_length=10, blank=True)
    history = History()

    class Meta:
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")
        ordering = ["valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["group", "valid_from"], name="mandate_one_a_day"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=models.F("valid_from")),
                name="mandate_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(adopt_by="") | Q(adopt_by__regex=r"^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$"),
                name="mandate_adopt_by_is_month_or_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.valid_from}"


class GroupSettings(models.Model):
    """The group's own rules from a day on; a change is a new row, never an overwrite (S001-47, I-GRP1)."""

    class SubstitutesInvited(models.TextChoices):
        WHEN_REPLACING = "when_replacing", _("When the member is prevented (otherwise for information)")
        ALWAYS = "always", _("Always")

    class QuorumRule(models.TextChoices):
        NONE = "none", _("None")
        HALF = "half", _("Half of the seats")
        NUMBER = "number", _("A number of seats")

    class NotesKind(models.TextChoices):
        NOTES = "notes", pgettext_lazy("kind of notes", "Notes")
        MINUTES = "minutes", _("Minutes")

    class ApprovalRule(models.TextChoices):
        CHAIR = "chair", _("The chair")
        CHAIR_AND_APPROVER = "chair_and_approver", _("The chair and an approver")
        NEXT_MEETING = "next_meeting", _("At the next meeting")
        NO_OBJECTION = "no_objection", _("No objection by a date")

    class AgendaFixedBy(models.TextChoices):
        NOBODY = "nobody", _("Nobody in particular")
        CHAIR = "chair", _("The chair")
        PRESIDENCY = "presidency", _("Chair and vice chair")
        NAMED = "named", _("The roles named for it")

    class Public(models.TextChoices):
        NOTHING = "nothing", _("Nothing")
        MEETINGS = "meetings", _("Days and agendas of called meetings")
        NOTES = "notes", _("Days, agendas and published notes")

    group = models.ForeignKey(Group, models.CASCADE, related_name="settings", verbose_name=_("group"))
    valid_from = models.DateField(_("valid from"))
    decided_by = models.CharField(_("decided by"), max_length=200, blank=True)
    call_days = models.PositiveSmallIntegerField(_("days between call and meeting"), default=7)
    substitutes_invited = models.CharField(
        _("substitutes are called"),
        max_length=20,
        choices=SubstitutesInvited,
        default=SubstitutesInvited.WHEN_REPLACING,
    )
    quorum_rule = models.CharField(_("quorum"), max_length=10, choices=QuorumRule, default=QuorumRule.NONE)
    quorum_number = models.PositiveSmallIntegerField(_("number for quorum"), null=True, blank=True)
    notes_kind = models.CharField(
        _("notes or minutes"), max_length=10, choices=NotesKind, default=NotesKind.NOTES
    )
    approval_rule = models.CharField(
        _("who approves the notes"), max_length=20, choices=ApprovalRule, default=ApprovalRule.CHAIR
    )
    objection_days = models.PositiveSmallIntegerField(_("days to object"), default=7)
    meetings_per_year = models.PositiveSmallIntegerField(_("meetings a year"), default=6)
    # How long a meeting of the group is when nothing else is said (S000-29, S002-20).
    meeting_minutes = models.PositiveSmallIntegerField(_("length of a meeting in minutes"), default=180)
    # Material that comes later than so many days before the meeting is marked late (S004-12).
    material_days = models.PositiveSmallIntegerField(_("days between material and meeting"), default=7)
    # Items proposed later than so many days before the meeting are marked late (S000-37).
    proposal_days = models.PositiveSmallIntegerField(_("days between proposed items and meeting"), default=10)
    reminder_days = models.PositiveSmallIntegerField(
        _("days between the reminder to answer and the meeting"), default=3
    )
    agenda_fixed_by = models.CharField(
        _("who fixes the agenda"), max_length=12, choices=AgendaFixedBy, default=AgendaFixedBy.NOBODY
    )
    has_paragraphs = models.BooleanField(_("numbers items with § through the year"), default=False)
    public = models.CharField(_("shown to the public"), max_length=10, choices=Public, default=Public.NOTHING)
    may_take_positions = models.BooleanField(_("may take positions"), default=True)
    accepts_intermunicipal_issues = models.BooleanField(
        _("takes purely inter-municipal issues"), default=True
    )
    # Empty means no rule: S001-46 is a rule of one structure, not of all.
    chair_from = models.CharField(_("chair comes from"), max_length=30, blank=True)
    vice_chair_from = models.CharField(_("vice chair comes from"), max_length=30, blank=True)
    # From and Reply-To are the group's own (ruling 13); an empty Reply-To is the responsible official.
    mail_from_name = models.CharField(_("sender's name in mail"), max_length=200, blank=True)
    mail_reply_to = models.EmailField(_("answers to mail go to"), blank=True)
    history = History()

    class Meta:
        verbose_name = _("group settings")
        verbose_name_plural = _("group settings")
        ordering = ["valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["group", "valid_from"], name="group_settings_one_a_day"),
            models.CheckConstraint(
                condition=~Q(quorum_rule="number") | Q(quorum_number__isnull=False, quorum_number__gte=1),
                name="group_settings_quorum_number",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.valid_from}"


class GroupRole(models.Model):
    """Who staffs a group. The right ends with the role (ruling 7); exclusion in 0002 keeps one row a day."""

    class Kind(models.TextChoices):
        SECRETARY = "secretary", _("Secretary")
        RESPONSIBLE_OFFICIAL = "responsible_official", _("Responsible official")
        DEPUTY_OFFICIAL = "deputy_official", _("Deputy of the responsible official")

    group = models.ForeignKey(Group, models.CASCADE, related_name="roles", verbose_name=_("group"))
    person = models.ForeignKey(Person, models.PROTECT, related_name="group_roles", verbose_name=_("person"))
    kind = models.CharField(_("role"), max_length=30, choices=Kind)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"), null=True, blank=True)
    history = History()

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("role in a group")
        verbose_name_plural = _("roles in groups")
        ordering = ["group", "kind", "starts_on"]
        constraints = [ends_after_start("group_role_ends_after_start")]

    def __str__(self) -> str:
        return f"{self.person} – {self.get_kind_display()}"
