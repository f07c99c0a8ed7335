"""The structure's own page of facts: name, letterhead, and the text for somebody new (ruling 20, S002-02,
S002-22)."""

from datetime import datetime

from django.utils.translation import gettext as _

from groups.actions.organizations import changed, required
from groups.logos import with_checked_logo
from groups.models import Person, Structure
from samverkan.lib import richtext
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused


@verb
def change_structure(structure: Structure, *, by: Person | None, now: datetime, **fields) -> Structure:
    """Change what stands on every page and paper; the orientation is cleaned rich text.

    A logo is a file, or False to take it away. Papers that are made already keep the one they had.
    """
    if "name" in fields:
        fields["name"] = required(fields["name"], "name")
    if "orientation" in fields:
        fields["orientation"] = richtext.clean(fields["orientation"])
    fields = with_checked_logo(fields)
    has_logo, words = fields.get("logo", structure.logo), fields.get("logo_alt", structure.logo_alt)
    if has_logo and not words.strip():
        raise Refused(
            _("Write what the logo shows, for those who do not see it. For example: Region Västmanland."),
            field="logo_alt",
        )
    return changed(structure, fields)
