"""What a returned mail says, read from reports as servers write them (I-CALL4)."""

from email import message_from_bytes

import pytest

from groups.post.bounces import bounce_of, is_automatic

OURS = "<0b6f2a1e-1111-4222-8333-944455556666@samverkan.example>"


def report(
    action="failed", status="5.1.1", said="smtp; 550 5.1.1 <bo@sala.example>: User unknown", inside=""
):
    """As Postfix and Exchange write it (RFC 3464)."""
    inside = inside or f"Content-Type: text/rfc822-headers\r\n\r\nMessage-ID: {OURS}\r\nSubject: Kallelse\r\n"
    return (
        "From: MAILER-DAEMON@sala.example\r\nSubject: Undelivered Mail Returned to Sender\r\n"
        "Auto-Submitted: auto-replied\r\nMessage-ID: <dsn-1@sala.example>\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nYour mail could not be delivered.\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.sala.example\r\n\r\n"
        f"Final-Recipient: rfc822; bo@sala.example\r\nAction: {action}\r\nStatus: {status}\r\n"
        f"Diagnostic-Code: {said}\r\n\r\n--b\r\n{inside}\r\n--b--\r\n"
    ).encode()


def plain(subject, text, *heads, sender="Mail Delivery System <Mailer-Daemon@mx.example>"):
    """As Exim, qmail and old gateways write it."""
    head = [f"From: {sender}", f"Subject: {subject}", *heads, "Content-Type: text/plain; charset=utf-8"]
    return "\r\n".join([*head, "", text]).encode()


EXIM = f"A message that you sent could not be delivered.\n\n  bo@sala.example\n    550 No such user\n\n{OURS}"
QMAIL = f"Hi. This is the qmail-send program.\n<bo@sala.example>:\n5.2.2 mailbox full\n\nMessage-ID: {OURS}"
WHOLE = f"Content-Type: message/rfc822\r\n\r\nMessage-ID: {OURS}\r\n\r\nHej\r\n"
UNKNOWN = f"550 okänd {OURS}"
GREYLISTED = f"<bo@sala.example>: 450 4.7.1 Greylisted, will be retried\n{OURS}"


@pytest.mark.fact("P13")
@pytest.mark.parametrize(
    ("mail", "text", "is_final"),
    [
        (report(), "550 5.1.1 <bo@sala.example>: User unknown", True),
        (report("delayed", "4.4.1", "smtp; 450 busy"), "450 busy", False),
        # A server that gives up after five days of 4.x.x has failed.
        (report("failed", "4.4.7", "smtp; 450 4.4.7 expired"), "450 4.4.7 expired", True),
        (report("relayed", "2.1.5", "smtp; 250 ok"), "250 ok", False),
        (report(said="", inside=WHOLE), "5.1.1", True),
        (plain("Mail delivery failed: returning message to sender", EXIM), "550 No such user", True),
        (plain("failure notice", QMAIL), "5.2.2 mailbox full", True),
        (plain("Warning: message delayed 24 hours", GREYLISTED), GREYLISTED.partition("\n")[0], False),
        (plain("Olevererbart", UNKNOWN, "Return-Path: <>", sender="it@sala.example"), UNKNOWN, True),
    ],
)  # fmt: skip
def test_what_servers_write_is_understood(mail, text, is_final):
    bounce = bounce_of(message_from_bytes(mail))

    assert (bounce.text, bounce.is_final, OURS in bounce.message_ids) == (text, is_final, True)


@pytest.mark.parametrize(
    "mail",
    [
        plain(
            "Automatiskt svar: Kallelse", "Jag är sjuk till 5.5.2027, ring 550 12", sender="bo@sala.example"
        ),
        plain("Re: Kallelse", "Jag kommer. 550 kr i resa.", sender="bo@sala.example"),
        plain("Out of office", "Back 5.1.1", "Return-Path: <>", sender="bo@sala.example"),
        plain("Hej", "Ingenting hände", sender="postmaster@sala.example"),
        b"Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\n\r\ntom\r\n--b--",
    ],
)
def test_what_people_and_their_absence_write_is_no_bounce(mail):
    assert bounce_of(message_from_bytes(mail)) is None


@pytest.mark.parametrize(
    ("mail", "automatic"),
    [
        (plain("Automatiskt svar: Kallelse", "Semester", sender="bo@sala.example"), True),
        (plain("Re: Kallelse", "Semester", "Auto-Submitted: auto-replied", sender="bo@sala.example"), True),
        (plain("Re: Kallelse", "Hej", "Auto-Submitted: no", sender="bo@sala.example"), False),
    ],
)
def test_automatic_answers_are_known(mail, automatic):
    assert is_automatic(message_from_bytes(mail)) is automatic


def test_wrong_letters_and_signs_that_no_database_keeps_are_no_hindrance():
    said = "550 5.1.1 ok\xe4nd\x00 anv\xe4ndare"
    mail = plain("Undeliverable", said, "X-Failed-Recipients: bo@sala.example").replace(
        b"utf-8", b"finns-inte"
    )

    assert bounce_of(message_from_bytes(mail)).text == "550 5.1.1 okÃ¤nd anvÃ¤ndare"
