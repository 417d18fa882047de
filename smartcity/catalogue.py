"""The translation catalogue: gathered from the sources, checked, and compiled, with Python alone."""

import os
import tempfile
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "locale"
SOURCES = ("agencies", "evaluations", "smartcity", "templates")
BORROWED = ("import_export", "django_filters")  # packages whose words appear here and that have no Indonesian
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
HEADER = """\
# Portal Evaluasi Smart City
msgid ""
msgstr ""
"Project-Id-Version: portal-evaluasi-smart-city\\n"
"Language: {language}\\n"
"Plural-Forms: {plural_forms}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""
LAYOUT = {"width": 110, "sort_output": True, "include_lineno": False, "ignore_obsolete": True}


def catalogues():
    return sorted(LOCALE.glob("*/LC_MESSAGES/django.po"))


def compile_stale():
    """Compile each catalogue that is newer than its compiled form. Several processes may do so at once."""
    for source in catalogues():
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            compile_to(target, read(source))


def compile_to(target, catalogue):
    from babel.messages.mofile import write_mo

    with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as half:
        write_mo(half, catalogue)
    os.chmod(half.name, 0o644)
    os.replace(half.name, target)


def read(path):
    from babel.messages.pofile import read_po

    with open(path, "rb") as file:
        return read_po(file, locale=path.parent.parent.name, abort_invalid=True)


def write(path, catalogue):
    from babel.messages.pofile import write_po

    header = HEADER.format(language=catalogue.locale_identifier, plural_forms=catalogue.plural_forms)
    with open(path, "wb") as file:
        file.write(f"{header}\n".encode())
        write_po(file, catalogue, omit_header=True, **LAYOUT)


def gather():
    """Every message of the sources, as a catalogue without translations."""
    from babel.messages import Catalog

    template = Catalog()
    for folder in source_folders():
        for path in sorted(path for path in folder.rglob("*") if path.suffix in (".py", ".html", ".txt")):
            place = os.fspath(path.relative_to(folder.parent))
            for message, comments, context in messages_of(path):
                template.add(message, locations=[(place, 1)], auto_comments=comments, context=context)
    return template


def source_folders():
    yield from (ROOT / name for name in SOURCES)
    yield from (Path(find_spec(name).submodule_search_locations[0]) for name in BORROWED)


def messages_of(path):
    from babel.messages.extract import extract

    code = path.read_text()
    if path.suffix != ".py":
        code = template_as_code(code, path)
    found = extract("python", BytesIO(code.encode()), KEYWORDS, ("Translators:",), {"encoding": "utf-8"})
    return [(message, comments, context) for _line, message, comments, context in found]


def template_as_code(text, path):
    """What Django hands to xgettext, fit for a Python reader: only the gettext calls are left, one indent."""
    from django.utils.translation.template import templatize

    return "\n".join(line.lstrip() for line in templatize(text, origin=os.fspath(path)).splitlines())


def updated(catalogue, template):
    """The catalogue with the sources' messages: new ones empty, vanished ones gone, none guessed."""
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def gaps(catalogue, template):
    """Sentences that say what keeps `catalogue` from being complete."""
    for message in template:
        known = catalogue.get(message.id, message.context) if message.id else None
        if message.id and known is None:
            yield f"not in the catalogue: {text_of(message)!r} ({message.locations[0][0]})"
    for message in catalogue:
        if not message.id:
            continue
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        if not all(strings):
            yield f"not translated: {text_of(message)!r}"
        if message.fuzzy:
            yield f"fuzzy: {text_of(message)!r}"
        for error in message.check(catalogue):
            yield f"{error}: {text_of(message)!r}"
        if template.get(message.id, message.context) is None:
            yield f"no longer in the sources: {text_of(message)!r}"


def text_of(message):
    return message.id[0] if isinstance(message.id, tuple) else message.id
