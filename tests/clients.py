"""Somebody at a browser without a browser."""

from django.test import Client

from groups.models import Person


def logged_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client
