"""The door: who may log in, and how accounts come to be."""

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up: a person gets in because a group's secretary entered the address."""

    def is_open_for_signup(self, request) -> bool:
        return False
