import pytest
from django.http import Http404

from evaluations.downloads import file_response
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_file_leaves_as_an_attachment_that_no_browser_takes_for_a_page():
    version = factories.EvidenceVersionFactory()

    response = file_response(version.file, 'lampiran "1".csv\r\nX: y')

    assert b"".join(response) == b"contoh;1"
    assert response["Content-Type"] == "text/csv"
    assert response["Content-Disposition"].startswith("attachment;")
    assert "\n" not in response["Content-Disposition"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]


def test_only_pictures_may_be_shown_inline():
    version = factories.EvidenceVersionFactory()

    assert file_response(version.file, "a.csv", inline=True)["Content-Disposition"].startswith("attachment")


def test_nginx_sends_it_where_told_so(settings):
    settings.SENDFILE_INTERNAL_PREFIX = "/internal/"
    version = factories.EvidenceVersionFactory()

    response = file_response(version.file, "a.csv")

    assert response["X-Accel-Redirect"] == f"/internal/{version.file.name}"
    assert response.content == b""


def test_a_file_whose_bytes_are_gone_is_a_404():
    version = factories.EvidenceVersionFactory()
    version.file.storage.delete(version.file.name)

    with pytest.raises(Http404):
        file_response(version.file, "a.csv")
