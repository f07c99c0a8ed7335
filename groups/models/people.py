"""People. Most never log in; whoever does is known by e-mail."""

from functools import cached_property

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samverkan.lib.history import History


class PersonAccounts(BaseUserManager.from_queryset(models.QuerySet)):
    def create_user(self, email: str | None = None, password: str | None = None, **fields) -> "Person":
        person = self.model(email=(email or "").strip().lower() or None, **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def create_superuser(self, email: str, password: str | None = None, **fields) -> "Person":
        return self.create_user(email, password, is_superuser=True, **fields)

    def get_by_natural_key(self, email: str) -> "Person":
        return self.get(email=email.lower())


class Person(AbstractBaseUser, PermissionsMixin):
    """A politician, official or guest.

    There is deliberately no field for a personal number, a birth date or a reason for absence (I-PER1,
    domain.md 3.4).
    `email` is the log-in and unique where filled; whoever shares an address with somebody else keeps it in
    `contact_email` and gets mail but no log-in (ruling 6).
    """

    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail"), null=True, blank=True, unique=True)
    contact_email = models.EmailField(_("e-mail shared with somebody else"), blank=True)
    phone = models.CharField(_("phone"), max_length=50, blank=True)
    # Only for elected representatives as such; an official's party is never kept (GDPR art. 9, domain.md
    # 3.4).
    party = models.CharField(_("party"), max_length=50, blank=True)
    email_public = models.BooleanField(_("e-mail may be shown to everyone"), default=False)
    phone_public = models.BooleanField(_("phone may be shown to everyone"), default=False)
    language = models.CharField(
        _("language"), max_length=2, choices=[("sv", _("Swedish")), ("en", _("English"))], default="sv"
    )
    is_active = models.BooleanField(_("may log in"), default=True)
    # Set when the retention time has run out: name and ways to reach are gone (ruling 11).
    pseudonymised_at = models.DateTimeField(_("pseudonymised"), null=True, blank=True)
    history = History(excluded_fields=["password", "last_login"])

    objects = PersonAccounts()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(email__isnull=True) | Q(email=Lower("email")), name="person_email_is_lower_case"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="person_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        """Where mail to the person goes; empty when there is nowhere."""
        return self.email or self.contact_email

    @cached_property
    def is_staff(self) -> bool:
        """Whether the admin is open: system administrators, and those who staff a group today (ruling 7)."""
        return self.is_superuser or self.group_roles.in_force(timezone.localdate()).exists()
