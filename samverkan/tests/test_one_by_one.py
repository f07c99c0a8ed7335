"""Work for many, where one fails."""

import pytest

from samverkan.lib.one_by_one import one_by_one


def test_what_goes_wrong_with_one_holds_no_other_and_is_told_at_the_end():
    done = []

    def act(number: int) -> None:
        done.append(10 // number)

    with pytest.raises(ExceptionGroup) as failed:
        one_by_one([1, 0, 5], act)

    assert (done, len(failed.value.exceptions)) == ([10, 2], 1)
