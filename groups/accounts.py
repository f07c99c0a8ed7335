"""The door: who may log in, and how accounts come to be."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import Http404


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up: a person gets in because a group's secretary entered the address."""

    def is_open_for_signup(self, request) -> bool:
        return False


def closed(request):
    """allauth's page where people change their own addresses: here the group's register has them."""
    raise Http404
