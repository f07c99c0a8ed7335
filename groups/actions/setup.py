"""The first start in production (ruling 7)."""

from datetime import datetime

from django.utils.translation import gettext as _

from groups.actions.organizations import add_county_organizations, set_up_structure
from groups.actions.people import find_or_create_person
from groups.codes import counties, county_code
from groups.models import Delivery, Person, Structure
from groups.post import post
from samverkan.lib.history import verb
from samverkan.lib.reading import Unreadable
from samverkan.lib.refusal import Refused


@verb
def set_up(
    *, name: str, email: str, county: str, by: Person | None, now: datetime, structure_name: str = ""
) -> tuple[Person, Structure, Delivery | None]:
    """The first administrator, the county's structure with its organisations, and a test mail to the
    administrator.

    What is there already is left as it is, so that it can be run again after a fault.
    """
    try:
        county = county_code(county)
    except Unreadable as error:
        raise Refused(str(error), field="county") from error
    if not email.strip():
        raise Refused(_("The administrator needs an e-mail address to log in with."), field="email")
    person = find_or_create_person(name=name, email=email, same_person=True, by=by, now=now)
    if not person.is_superuser:
        person.is_superuser = True
        person.save()
    structure = Structure.objects.filter(county_code=county).first() or set_up_structure(
        structure_name or _("Samverkan in %(county)s") % {"county": counties()[county]},
        county=county,
        by=person,
        now=now,
    )
    add_county_organizations(county, by=person, now=now)
    mail = post("groups.test", person=person, name=person.name, address=person.address, now=now)
    return person, structure, mail
