"""What a mail server's answer means for a mail, and when it is tried again (design.md 4.7)."""

import smtplib
from dataclasses import dataclass
from datetime import datetime, timedelta

BACK_OFF = [timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 480, 1440)]


@dataclass(frozen=True)
class Verdict:
    """What a failed handing over means. `may_have_arrived`: the connection was lost before the server's
    answer.
    """

    text: str
    is_permanent: bool = False
    may_have_arrived: bool = False


def judged(error: Exception) -> Verdict:
    """A recipient or a letter refused with 5xx is refused for good; everything else is tried again.

    A refused sender is our own settings, which somebody will mend, so it is never the recipient's end.
    """
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, said = next(iter(error.recipients.values()))
        return Verdict(_said(code, said), is_permanent=500 <= code < 600)
    if isinstance(error, smtplib.SMTPDataError):
        return Verdict(_said(error.smtp_code, error.smtp_error), is_permanent=500 <= error.smtp_code < 600)
    if isinstance(error, smtplib.SMTPResponseException):
        return Verdict(_said(error.smtp_code, error.smtp_error))
    if isinstance(error, OSError):  # smtplib's own exceptions are OSError too
        return Verdict(f"{type(error).__name__}: {error}", may_have_arrived=True)
    return Verdict(f"{type(error).__name__}: {error}", is_permanent=isinstance(error, ValueError))


def _said(code: int, said: bytes | str) -> str:
    return f"{code} {said.decode(errors='replace') if isinstance(said, bytes) else said}"


def next_attempt(failures: int, now: datetime) -> datetime | None:
    """When to try again after so many failures; None when it is enough."""
    return now + BACK_OFF[failures - 1] if failures <= len(BACK_OFF) else None
