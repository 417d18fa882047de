from io import BytesIO

import pytest
from babel.messages import Catalog
from babel.messages.pofile import read_po

from smartcity import catalogue
from smartcity.catalogue import gaps, messages_of, updated

TEMPLATE = """{% load i18n %}<p class="it's">{% translate "Save" %} {{ state|default:_("empty") }}
{% blocktranslate trimmed count total=items.count %}
    {{ total }} item
    is late
{% plural %}
    {{ total }} items are late
{% endblocktranslate %}
    {% translate "May" context "month" %}</p>"""

CODE = """
def refuse():
    _("You may not %(move)s.")
    ngettext("one", "many", count)
    pgettext_lazy("state", "open")
"""


def said(path):
    return [(context, message) for message, _comments, context in messages_of(path)]


def test_a_template_gives_its_messages(tmp_path):
    (tmp_path / "page.html").write_text(TEMPLATE)

    assert said(tmp_path / "page.html") == [
        (None, "Save"),
        (None, "empty"),
        (None, ("%(total)s item is late", "%(total)s items are late")),
        ("month", "May"),
    ]


def test_code_gives_its_messages(tmp_path):
    (tmp_path / "rules.py").write_text(CODE)

    assert said(tmp_path / "rules.py") == [
        (None, "You may not %(move)s."),
        (None, ("one", "many")),
        ("state", "open"),
    ]


@pytest.fixture
def template():
    template = Catalog()
    template.add("Save", locations=[("page.html", 1)])
    template.add("You have %(count)d tasks.", locations=[("tasks.py", 1)])
    return template


def indonesian(text):
    return read_po(BytesIO(text.encode()), locale="id")


def test_a_complete_catalogue_has_no_gaps(template):
    complete = indonesian(
        'msgid "Save"\nmsgstr "Simpan"\n\n'
        '#, python-format\nmsgid "You have %(count)d tasks."\nmsgstr "Anda punya %(count)d tugas."'
    )

    assert list(gaps(complete, template)) == []


def test_every_kind_of_gap_is_named(template):
    poor = indonesian('#, fuzzy\nmsgid "Save"\nmsgstr "Simpan"\n\nmsgid "Gone"\nmsgstr ""')

    assert list(gaps(poor, template)) == [
        "not in the catalogue: 'You have %(count)d tasks.' (tasks.py)",
        "fuzzy: 'Save'",
        "not translated: 'Gone'",
        "no longer in the sources: 'Gone'",
    ]


def test_a_lost_placeholder_is_a_gap(template):
    careless = indonesian(
        'msgid "Save"\nmsgstr "Simpan"\n\n'
        '#, python-format\nmsgid "You have %(count)d tasks."\nmsgstr "Anda punya %(jumlah)d tugas."'
    )

    assert len(list(gaps(careless, template))) == 1


def test_an_update_keeps_translations_and_drops_what_is_gone(template):
    old = indonesian('msgid "Save"\nmsgstr "Simpan"\n\nmsgid "Gone"\nmsgstr "Hilang"')

    new = updated(old, template)

    assert {message.id: message.string for message in new if message.id} == {
        "Save": "Simpan",
        "You have %(count)d tasks.": None,
    }


def test_the_office_reads_indonesian():
    """The catalogue compiles, so that the first start needs no msgfmt."""
    assert [path.parent.parent.name for path in catalogue.catalogues()] == ["id"]
