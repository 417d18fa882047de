"""How a refusal leaves: 403 when this person never may, 409 when the moment is wrong."""

from evaluations.rules import Forbidden


def status_of(refused):
    return 403 if isinstance(refused.reason, Forbidden) else 409
