"""A logo that the structure's page accepts stands in a paper that passes both standards."""

from dataclasses import replace
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from groups.logos import with_checked_logo
from meetings.papers import pdf_of
from meetings.tests import examples
from samverkan.tests.pdfcheck import assert_pdf_accessible

DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z" fill="url(#g)" '
    b'opacity=".5"/><defs><linearGradient id="g"><stop/></linearGradient></defs></svg>'
)


def picture(mode: str, kind: str, **more) -> bytes:
    drawn = BytesIO()
    Image.new(mode, (40, 20)).save(drawn, kind, **more)
    return drawn.getvalue()


@pytest.mark.parametrize(
    "content",
    [DRAWING, picture("P", "PNG", transparency=0), picture("1", "PNG"), picture("L", "JPEG")],
    ids=["svg", "palette with a hole", "one bit", "grey jpeg"],
)
def test_a_kept_logo_can_be_printed(content):
    name = with_checked_logo({"logo": SimpleUploadedFile("logga", content)})["logo"].name
    head = replace(examples.LETTERHEAD, logos=(examples.Logo(asset=name, alt="Region Västmanland"),))
    assert_pdf_accessible(pdf_of(replace(examples.call(), letterhead=head), images={name: content}))
