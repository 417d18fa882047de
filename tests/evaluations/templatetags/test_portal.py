import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.staticfiles import finders
from django.core.paginator import Paginator
from django.template import Context, RequestContext, Template
from django.test import RequestFactory
from django.utils import translation

from evaluations import navigation
from evaluations.templatetags import portal


def rendered(source, **context):
    return re.sub(r"\s+", " ", Template("{% load portal %}" + source).render(Context(context))).strip()


def drawn_icons():
    return set(re.findall(r'<symbol id="([^"]+)"', Path(finders.find(portal.SPRITE)).read_text()))


def test_every_icon_named_in_a_template_is_in_the_sprite():
    pages = Path(settings.BASE_DIR, "templates").rglob("*.html")
    named = {name for page in pages for name in re.findall(r'\{% icon "([^"]+)"', page.read_text())}

    assert named - drawn_icons() == set()


def test_every_word_of_the_header_has_its_icon_in_the_sprite():
    named = set(re.findall(r'Word\(_\("[^"]+"\), "([^"]+)"', Path(navigation.__file__).read_text()))

    assert named
    assert named - drawn_icons() == set()


def test_every_state_has_its_icon_in_the_sprite():
    symbols = {symbol for _, symbol in portal.STATES.values() if symbol} | set(portal.ROUND_ICONS.values())

    assert symbols - drawn_icons() == set()


def test_a_badge_says_the_state_in_a_word():
    with translation.override("en"):
        badge = rendered('{% state_badge "returned" %}')

    assert re.sub(r"<[^>]+>", "", badge).strip() == "Returned"
    assert 'data-state="returned"' in badge


def test_a_badge_takes_another_word():
    assert "3 hari" in rendered('{% state_badge "late" label="3 hari" %}')


def test_a_name_in_a_cell_is_escaped():
    assert "<b>" not in rendered('{% cell "draft" label=name %}', name="<b>x</b>")


@pytest.mark.parametrize("language", ["id", "en"])
def test_drawings_carry_a_point_in_every_language(language):
    with translation.override(language):
        assert 'stroke-dasharray="33.33 100"' in rendered("{% ring 1 3 %}")
        assert 'width="33.33%"' in rendered("{% bar 1 3 %}")


@pytest.mark.parametrize(
    ("done", "total", "width"), [(0, 0, "0.00"), (3, 0, "0.00"), (5, 4, "100.00"), (None, 4, "0.00")]
)
def test_a_bar_never_leaves_its_frame(done, total, width):
    assert portal.bar(done, total)["width"] == width


def test_a_ring_prints_percent_or_a_count():
    assert portal.ring(18, 25)["figure"] == "72%"
    assert portal.ring(18, 25, caption="dari 25")["figure"] == 18


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Rina Wulandari", "RW"), ("Dinas Lingkungan Hidup", "DL"), ("admin", "A"), ("", "")],
)
def test_initials(name, letters):
    assert portal.initials(name) == letters


@pytest.mark.parametrize(
    ("score", "step"),
    [(None, ""), ("0", 0), ("1.99", 0), ("2", 1), ("2.5", 2), ("3", 3), ("3.5", 4), ("4", 4)],
)
def test_scores_fall_into_five_steps(score, step):
    assert portal.heat_step(score) == step


def test_a_hash_is_shown_short_or_in_eights():
    sha256 = "0123456789abcdef" * 4

    assert portal.fingerprint(sha256) == "0123456789ab…89abcdef"
    assert portal.in_eights(sha256).split() == [sha256[start : start + 8] for start in range(0, 64, 8)]


@pytest.mark.parametrize(
    ("name", "kind"), [("Laporan.pdf", "PDF"), ("data.XLSX", "XLSX"), ("tanpa-akhiran", "")]
)
def test_a_tile_names_the_kind_of_file(name, kind):
    assert portal.file_kind(name) == kind


def test_the_pages_of_a_long_list_leave_gaps_and_keep_the_filter():
    page = Paginator(range(100), 5).get_page(10)
    request = RequestFactory().get("/", {"q": "dishub"})
    request.user, request.membership, request.memberships = AnonymousUser(), None, []

    html = Template('{% include "components/pagination.html" %}').render(
        RequestContext(request, {"page": page})
    )

    assert re.findall(r"page=(\d+)", html) == ["9", "1", "9", "11", "20", "11"]
    assert html.count("q=dishub") == 6
