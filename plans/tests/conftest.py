"""What the tests of this room share."""

from tests.kolada import kolada

__all__ = ["kolada"]
