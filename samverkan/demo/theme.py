"""One subject a group works with: what is said the first time, and when it comes back."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Theme:
    """`first` and `later` are paragraphs; `outcome` is (kind, text) or (kind, text, condition); `todo` is
    (text, owner), where the owner is a role in words, "kommunerna" or "gruppen"."""

    title: str
    kind: str
    minutes: int
    first: tuple[str, ...]
    outcome: tuple[str, ...] = ()
    todo: tuple[str, str] = ("", "")
    presenter: str = ""
    document: str = ""
    later: tuple[str, ...] = ()
    later_outcome: tuple[str, ...] = ()
