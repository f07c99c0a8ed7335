"""Whoever is pseudonymised is found in a new package for the archive on frozen papers and in uploads
alone."""

import json
import zipfile
from datetime import timedelta

import pytest
from django.utils import timezone

from groups.actions.privacy import pseudonymise_person
from groups.models import Term
from meetings.actions import ask_for_archive_package
from meetings.archive_making import written
from meetings.archive_verify import verified
from tests.everywhere import EMAIL, FORMER, NAME, PHONE, fill_everything, rut

__all__ = ["rut"]
WORDS = (NAME, EMAIL, PHONE, FORMER)


@pytest.mark.django_db
def test_a_new_package_has_the_pseudonym_but_on_frozen_papers(cast, at, rut, tmp_path):
    fill_everything(cast, at, rut)
    now = timezone.now()
    pseudonymise_person(rut, by=cast.administrator, now=now + timedelta(days=1))
    package = ask_for_archive_package(cast.group, term=Term.objects.get(), by=cast.secretary, now=now)
    written(package, tmp_path / "x.zip", lambda done, total: None)

    assert verified(tmp_path / "x.zip").faults == []
    with zipfile.ZipFile(tmp_path / "x.zip") as packed:
        files = {name.rpartition("/")[2]: packed.read(name) for name in packed.namelist()}
    facts = json.loads(files["facts.json"])
    rut.refresh_from_db()
    assert rut.name in [one["name"] for one in facts["group"]["appointments"]]
    # What a document is called is the document's, and is kept as it is.
    titles = [facts["group"].pop("documents"), facts.pop("files")]
    assert len(titles[0]) == 1
    told = files | {"facts.json": json.dumps(facts, ensure_ascii=False).encode()}
    texts = {name: content.decode() for name, content in told.items() if name.endswith(".json")}
    found = {name for name, text in texts.items() if any(word in text for word in WORDS)}
    assert found == {"01-kallelse.json", "version-1.json"}
