"""A refusal a person may read."""


class Refused(Exception):
    """Raised by a verb that will not do what was asked.

    `message` is a translated sentence: the rule, and the way on. `field` names the form field it belongs to,
    if any. `code` is stable, for tests and for views that offer a way on (e.g. "late" asks for a reason).
    """

    def __init__(self, message, *, field: str = "", code: str = ""):
        super().__init__(message)
        self.message, self.field, self.code = message, field, code

    def __str__(self) -> str:
        return str(self.message)
