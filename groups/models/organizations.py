"""Organisations that take part, the structure they take part in, and its terms."""

from datetime import date

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samverkan.lib.dated import DatedQuerySet, ends_after_start, latest_by_day
from samverkan.lib.history import History


class Structure(models.Model):
    """The collaboration of one county: its name stands on top of every page, its letterhead on every paper
    (ruling 20)."""

    name = models.CharField(_("name"), max_length=200)
    slug = models.SlugField(_("short name in addresses"), unique=True)
    county_code = models.CharField(_("county code"), max_length=2, validators=[RegexValidator(r"^\d\d$")])
    description = models.TextField(_("description"), blank=True)
    sender_name = models.CharField(_("sender on papers"), max_length=200, blank=True)
    sender_lines = models.TextField(_("sender's address lines"), blank=True)
    logo = models.FileField(_("logo"), upload_to="logos/", blank=True)
    logo_alt = models.CharField(_("the logo in words"), max_length=200, blank=True)
    # For somebody new (S002-22), cleaned rich text.
    orientation = models.TextField(_("orientation for somebody new"), blank=True)
    history = History()

    class Meta:
        verbose_name = _("structure")
        verbose_name_plural = _("structures")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=Q(logo="") | ~Q(logo_alt=""), name="structure_logo_has_words"),
        ]

    def __str__(self) -> str:
        return self.name


class Term(models.Model):
    """A term of office (mandatperiod)."""

    structure = models.ForeignKey(
        Structure, models.PROTECT, related_name="terms", verbose_name=_("structure")
    )
    name = models.CharField(_("name"), max_length=100)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"))
    history = History()

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["starts_on"]
        constraints = [
            ends_after_start("term_ends_after_start"),
            models.UniqueConstraint(fields=["structure", "name"], name="term_name_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Organization(models.Model):
    """A municipality, region or other party. Its names are dated: a paper prints the name of its own day
    (S001-52)."""

    class Kind(models.TextChoices):
        MUNICIPALITY = "municipality", _("Municipality")
        REGION = "region", _("Region")
        STATE_AGENCY = "state_agency", _("State agency")
        COORDINATION_ASSOCIATION = "coordination_association", _("Coordination association")
        UNIVERSITY = "university", _("University")
        PRIVATE_PROVIDER = "private_provider", _("Private provider")
        CIVIL_SOCIETY = "civil_society", _("Civil society")
        OTHER = "other", _("Other")

    kind = models.CharField(_("kind"), max_length=30, choices=Kind)
    county_code = models.CharField(_("county code"), max_length=2, blank=True)
    # Text, never a number: 0305 Håbo loses its zero in a spreadsheet (domain.md 0, point 10).
    code = models.CharField(_("municipality or county code"), max_length=4, blank=True)
    registration_number = models.CharField(_("organisation number"), max_length=11, blank=True)
    abbreviation = models.CharField(_("abbreviation"), max_length=20, blank=True)
    registrar_email = models.EmailField(_("registrar's e-mail"), blank=True)
    history = History()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["kind", "code", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["code"], condition=~Q(code=""), name="organization_code_once"),
            models.CheckConstraint(
                condition=Q(code="") | Q(code__regex=r"^[0-9]{2}([0-9]{2})?$"),
                name="organization_code_is_digits",
            ),
            models.CheckConstraint(
                condition=~Q(kind="municipality") | Q(code="") | Q(code__regex=r"^[0-9]{4}$"),
                name="municipality_code_has_four_digits",
            ),
        ]

    def __str__(self) -> str:
        return self.name_on(date.max)

    def name_on(self, on: date) -> str:
        """The official name that day. Reads prefetched `names` when there are any."""
        row = latest_by_day(self.names.all(), on)
        return row.name if row else (self.abbreviation or self.code or f"#{self.pk}")


class OrganizationName(models.Model):
    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="names", verbose_name=_("organisation")
    )
    name = models.CharField(_("name"), max_length=200)
    valid_from = models.DateField(_("valid from"))
    history = History()

    class Meta:
        verbose_name = _("name of an organisation")
        verbose_name_plural = _("names of organisations")
        ordering = ["valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "valid_from"], name="organization_one_name_a_day")
        ]

    def __str__(self) -> str:
        return self.name


class OrganizationContact(models.Model):
    """Whom to write to at an organisation: a person, or a function mailbox that is nobody in particular
    (ruling 6)."""

    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="contacts", verbose_name=_("organisation")
    )
    person = models.ForeignKey(
        "groups.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="contact_for",
        verbose_name=_("person"),
    )
    label = models.CharField(_("function"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"), null=True, blank=True)
    history = History()

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        constraints = [
            ends_after_start("contact_ends_after_start"),
            models.CheckConstraint(
                condition=Q(person__isnull=False) | ~Q(email=""), name="contact_can_be_reached"
            ),
        ]

    def __str__(self) -> str:
        return self.label or (self.person.name if self.person else self.email)


class Board(models.Model):
    """A board inside an organisation; the sector says which side of the work it covers (S000-20)."""

    class Sector(models.TextChoices):
        SOCIAL_SERVICES = "social_services", _("Social services")
        SCHOOL = "school", _("School")
        HEALTH_CARE = "health_care", _("Health care")
        CULTURE = "culture", _("Culture and leisure")
        EXECUTIVE = "executive", _("Executive board")
        OTHER = "other", _("Other")

    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="boards", verbose_name=_("organisation")
    )
    name = models.CharField(_("name"), max_length=200)
    sector = models.CharField(_("sector"), max_length=20, choices=Sector, blank=True)
    history = History()

    class Meta:
        verbose_name = _("board")
        verbose_name_plural = _("boards")
        ordering = ["organization", "name"]
        constraints = [models.UniqueConstraint(fields=["organization", "name"], name="board_name_once")]

    def __str__(self) -> str:
        return self.name
