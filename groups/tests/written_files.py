"""Files with text in them, as small as they can be."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word_bytes(*paragraphs: str, struck: str = "") -> bytes:
    """A Word document; `struck` was taken away by a tracked change, and each word of it is a run of its
    own."""
    rows = "".join(
        f"<w:p>{''.join(f'<w:r><w:t xml:space="preserve">{letter}</w:t></w:r>' for letter in text)}</w:p>"
        for text in paragraphs
    )
    gone = f"<w:p><w:del><w:r><w:delText>{struck}</w:delText></w:r></w:del></w:p>" if struck else ""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as container:
        container.writestr("word/document.xml", f'<w:document xmlns:w="{W}">{rows}{gone}</w:document>')
    return packed.getvalue()


def pdf_bytes(*lines: str) -> bytes:
    """A PDF of one page with these lines, in a font of Windows letters."""
    shown = b"".join(
        b"(" + line.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)") + b") Tj T* "
        for line in lines
    )
    stream = b"BT /F1 12 Tf 14 TL 50 700 Td " + shown + b"ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    content, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(content)
    return content + b"xref\n0 6\n0000000000 65535 f \n" + table + end


def uploaded(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)
