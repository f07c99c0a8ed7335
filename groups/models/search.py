"""What the search reads: made from the rooms' own rows by the worker, and never changed by anybody."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from groups.models.documents import ReadingCircle
from groups.models.groups import Group
from samverkan.lib.full_text import TermsField
from samverkan.lib.ordering import falling


class SearchOrigin(models.Model):
    """Something that is searched, and what it was when its entries were made: a meeting at its revision, a
    document at its version."""

    source = models.CharField(_("source"), max_length=20)
    object_id = models.PositiveBigIntegerField(_("number"))
    mark = models.CharField(_("made from"), max_length=100)
    made_at = models.DateTimeField(_("made"))
    # Why it, or the file in it, could not be read; what could be is found all the same.
    problem = models.CharField(_("what could not be read"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("searched object")
        verbose_name_plural = _("searched objects")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["source", "object_id"], name="search_origin_once"),
            models.CheckConstraint(condition=~models.Q(source=""), name="search_origin_has_source"),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.object_id}"


class SearchEntry(models.Model):
    """One thing that can be found. Who may read it is asked of the rooms at every search
    (`groups.search.registry`), on these numbers; the text says what it said when it was made."""

    origin = models.ForeignKey(
        SearchOrigin, models.CASCADE, related_name="entries", verbose_name=_("made from")
    )
    kind = models.CharField(_("kind"), max_length=20)
    object_id = models.PositiveBigIntegerField(_("number"))
    # Empty for a question that no group has taken for its own.
    group = models.ForeignKey(
        Group, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("group")
    )
    circle = models.CharField(_("read by"), max_length=12, choices=ReadingCircle, default=ReadingCircle.GROUP)
    # Numbers and no references: the rooms above are not known here.
    meeting = models.PositiveBigIntegerField(_("meeting"), null=True, blank=True)
    item = models.PositiveBigIntegerField(_("agenda item"), null=True, blank=True)
    # Where on the page it stands.
    place = models.CharField(_("place on the page"), max_length=30, blank=True)
    day = models.DateField(_("day"), null=True, blank=True)
    title = models.CharField(_("title"), max_length=300)
    body = models.TextField(_("text"), blank=True)
    terms = TermsField(_("terms"), blank=True)

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        ordering = [*falling("day"), "-pk"]
        # No index of kind or object: SQLite would begin there, and not with the words.
        constraints = [models.CheckConstraint(condition=~models.Q(title=""), name="search_entry_has_title")]

    def __str__(self) -> str:
        return self.title
