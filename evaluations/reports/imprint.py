from django.utils.translation import gettext as _

from .document import Document, Fact, Kind


def imprint(document: Document) -> list[Fact]:
    """Who issued the document, when, for whom, and where to check that it is genuine."""
    facts = (
        Fact(_("Number"), document.number),
        Fact(_("Date"), document.date, Kind.DATE),
        Fact(_("Issued by"), document.issuer),
        Fact(_("Submitted to"), document.ministry),
        Fact(_("Genuineness code"), document.code),
        Fact(_("Check at"), document.verify_url),
    )
    return [fact for fact in facts if fact.value]
