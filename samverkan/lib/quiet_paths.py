"""Addresses whose visits are written in no log of ours: a line with a moment would tell when somebody
answered a survey, and the address whose link it was (ruling 23)."""

import logging

QUIET = ("/enkat/",)


def is_quiet(text: str) -> bool:
    """Whether one of these addresses stands in it: alone, after a host, or in "GET /enkat/… HTTP/1.1"."""
    return any(start in text for start in QUIET)


class QuietPaths(logging.Filter):
    """Drops the lines of these addresses. A fault of ours is told, without the address."""

    def filter(self, record: logging.LogRecord) -> bool:
        args = record.args if isinstance(record.args, tuple) else ()
        request = getattr(record, "request", None)
        path = getattr(request, "path", "")
        if not is_quiet(path) and not any(isinstance(one, str) and is_quiet(one) for one in args):
            return True
        if record.levelno < logging.ERROR:
            return False
        record.args = tuple(
            next(start for start in QUIET if start in one) if isinstance(one, str) and is_quiet(one) else one
            for one in args
        )
        return True
