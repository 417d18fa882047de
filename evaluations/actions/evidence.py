"""Evidence: brought in as a file or a link, used for an answer, taken off it, withdrawn.

A version never changes: what replaces it is the next version. The bytes of one content lie once per agency.
"""

import hashlib
from typing import NamedTuple

from django.core.files import File
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from evaluations import previews
from evaluations.actions.items import locked_item
from evaluations.actions.moves import Refused, ensure
from evaluations.files import recognise, recognise_link
from evaluations.models import Evidence, EvidenceUse, EvidenceVersion
from evaluations.rules import (
    EDITABLE,
    Conflict,
    edit_refusal,
    latest_extension,
    library_refusal,
    use_refusal,
    withdrawal_refusal,
)

LONGEST_TITLE = 200


class Added(NamedTuple):
    """`was_known`: the agency had this very content already, and that version is used instead of a copy."""

    use: EvidenceUse
    was_known: bool


def add_file(item, upload, *, by, title="", kind=None, document_date=None):
    """Bring a file for this answer. Raises FileError, or Refused when the answer is locked."""
    facts = recognise(upload)
    with transaction.atomic():
        item = editable_item(item, by)
        known = known_version(by.agency, facts.sha256)
        version = known or store_file(
            new_evidence(by.agency, title or stem(facts.name), kind),
            upload,
            facts,
            by=by,
            document_date=document_date,
        )
        return Added(use_version(item, version, by), known is not None)


def add_link(item, link, *, by, title="", kind=None, document_date=None):
    """Bring a web address for this answer. Raises FileError or Refused."""
    facts = recognise_link(link)
    with transaction.atomic():
        item = editable_item(item, by)
        known = known_versions(by.agency).filter(link=facts.url).first()
        version = known or EvidenceVersion.objects.create(
            evidence=new_evidence(by.agency, title or facts.host, kind),
            link=facts.url,
            document_date=document_date,
            uploaded_by=by,
        )
        return Added(use_version(item, version, by), known is not None)


@transaction.atomic
def reuse(item, version, *, by):
    """Use what lies on the agency's shelf."""
    item = editable_item(item, by)
    ensure(library_refusal(version.evidence.agency, by))
    if version.withdrawn_at:
        raise Refused(Conflict(_("This evidence has been withdrawn already.")))
    return use_version(item, version, by)


@transaction.atomic
def remove_use(use, *, by):
    """Take evidence off an answer; it stays on the shelf."""
    editable_item(use.item, by)
    ensure(use_refusal(use, by))
    use.delete()


def add_version(evidence, upload, *, by, document_date=None):
    """The next version of a document; answers keep the one they were given. Raises FileError or Refused."""
    facts = recognise(upload)
    with transaction.atomic():
        evidence = (
            Evidence.objects.select_for_update(of=("self",)).select_related("agency").get(pk=evidence.pk)
        )
        ensure(library_refusal(evidence.agency, by))
        if known := known_version(evidence.agency, facts.sha256):
            raise Refused(
                Conflict(_("You have this very file already: “%(title)s”.") % {"title": known.evidence.title})
            )
        return store_file(evidence, upload, facts, by=by, document_date=document_date)


@transaction.atomic
def describe(version, *, by, title, document_date, kind=None):
    """Correct what is said about a version, until an answer with it has been handed in."""
    ensure(library_refusal(version.evidence.agency, by))
    if version.uses.exclude(item__state__in=EDITABLE).exists():
        raise Refused(Conflict(_("This evidence has been handed in: bring a new version instead.")))
    version.document_date = document_date
    version.save(update_fields=["document_date"])
    version.evidence.title, version.evidence.kind = title, kind
    version.evidence.save(update_fields=["title", "kind"])
    return version


@transaction.atomic
def withdraw_version(version, *, by, reason):
    """Destroy the bytes of what should never have been handed in; hash and reason stay."""
    version = EvidenceVersion.objects.select_for_update(of=("self",)).with_parts().get(pk=version.pk)
    ensure(withdrawal_refusal(version, by, reason))
    name, storage = version.file.name, version.file.storage
    transaction.on_commit(lambda: previews.forget(version))
    version.sha256 = version.sha256 or hashlib.sha256(version.link.encode()).hexdigest()
    version.file = version.link = ""
    version.withdrawn_at, version.withdrawn_by, version.withdrawal_reason = timezone.now(), by, reason
    version.save()
    if name:
        transaction.on_commit(lambda: storage.delete(name))
    return version


def editable_item(item, by):
    """The locked item, when this person may add to it: of the answering agency or of one that contributes."""
    item = locked_item(item)
    until = latest_extension(item.submission.extensions.all(), item)
    helpers = set(item.contributions.values_list("agency", flat=True))
    ensure(edit_refusal(item, by, now=timezone.now(), extended_until=until, helpers=helpers))
    return item


def known_versions(agency):
    rows = EvidenceVersion.objects.filter(evidence__agency=agency, withdrawn_at=None)
    return rows.select_related("evidence").order_by("-pk")


def known_version(agency, sha256):
    return known_versions(agency).filter(sha256=sha256).first()


def new_evidence(agency, title, kind):
    return Evidence.objects.create(agency=agency, title=title[:LONGEST_TITLE], kind=kind)


def store_file(evidence, upload, facts, *, by, document_date):
    number = evidence.versions.aggregate(newest=Max("number"))["newest"] or 0
    version = EvidenceVersion(
        evidence=evidence,
        number=number + 1,
        original_name=facts.name,
        extension=facts.extension,
        media_type=facts.media_type,
        size_bytes=facts.size_bytes,
        sha256=facts.sha256,
        document_date=document_date,
        uploaded_by=by,
    )
    version.file.save(facts.name, File(upload), save=False)
    version.save()
    return version


def use_version(item, version, by):
    """Give the answer this version; an older version of the same document makes room for it."""
    item.uses.filter(version__evidence=version.evidence).exclude(version=version).delete()
    use, _created = EvidenceUse.objects.get_or_create(item=item, version=version, defaults={"added_by": by})
    return use


def stem(name):
    """A first title: the file's name without its ending."""
    return name.rpartition(".")[0].replace("_", " ").strip() or name
