"""Addresses that people write down and others click on. Pure but for the language."""

from django.utils.translation import gettext as _

from samverkan.lib.refusal import Refused


def refuse_no_address(link: str) -> None:
    """Only the web: an address of another kind is a script or a file of somebody's own."""
    if link.strip() and not link.strip().lower().startswith(("https://", "http://")):
        raise Refused(
            _("“%(link)s” is no address on the web. Write e.g. https://www.example.se/rapport.")
            % {"link": link.strip()},
            field="link",
            code="no_address",
        )
