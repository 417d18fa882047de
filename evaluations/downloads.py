"""Files on their way out. Rights are checked by whoever calls; here is only how a file leaves safely."""

from urllib.parse import quote

from django.conf import settings
from django.http import FileResponse, Http404, HttpResponse
from django.utils.http import content_disposition_header

from evaluations.files import MEDIA_TYPES

SHOWN_INLINE = frozenset({"png", "jpg"})
UNKNOWN = "application/octet-stream"
NO_CONTENT_OF_ITS_OWN = "default-src 'none'; sandbox"


def file_response(field_file, name, *, inline=False):
    """Answer with a stored file under `name`; 404 when its bytes are gone.

    With SENDFILE_INTERNAL_PREFIX nginx sends it, else this process does. Nothing a stranger made is ever
    shown as a page of ours: pictures alone may be inline, and all of it is sandboxed.
    """
    if not field_file or not field_file.storage.exists(field_file.name):
        raise Http404
    extension = field_file.name.rpartition(".")[2].lower()
    response = body(field_file)
    response["Content-Type"] = MEDIA_TYPES.get(extension, UNKNOWN)
    response["Content-Disposition"] = content_disposition_header(
        as_attachment=not (inline and extension in SHOWN_INLINE), filename=name
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = NO_CONTENT_OF_ITS_OWN
    response["Cache-Control"] = "private, no-store"
    return response


def body(field_file):
    prefix = settings.SENDFILE_INTERNAL_PREFIX
    if not prefix:
        return FileResponse(field_file.open("rb"))
    return HttpResponse(headers={"X-Accel-Redirect": f"{prefix.rstrip('/')}/{quote(field_file.name)}"})
