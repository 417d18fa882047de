"""Who answers the indicators in the demo rounds."""

from evaluations.models import Assignment, Indicator
from evaluations.seed.files import DEMO, document


def assign(round):
    content = document(DEMO / "answers.toml")
    agencies = {agency.code: agency for agency in round.regency.agencies.all()}
    for indicator in Indicator.objects.filter(aspect__instrument=round.instrument):
        text = content["answers"].get(indicator.key, {})
        code = text.get("agency") or content["dimension_agencies"].get(indicator.dimension_code)
        if code:
            assignment = Assignment.objects.create(round=round, indicator=indicator, agency=agencies[code])
            assignment.contributors.set(agencies[helper] for helper in text.get("contributors", []))
