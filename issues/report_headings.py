"""The common headings that everybody who has the same action reports by (S004-25). Pure."""


def headings_of(text: str) -> list[str]:
    """The headings, one a line, without colon and without doubles."""
    lines = (" ".join(line.split()).rstrip(": ") for line in text.splitlines())
    return list(dict.fromkeys(line for line in lines if line))


def report_to_fill_in(text: str) -> str:
    """What a report begins from: "Antal ärenden:", a line to write on, and so on; "" without headings."""
    return "\n\n".join(f"{heading}: " for heading in headings_of(text))
