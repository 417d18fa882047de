from dataclasses import dataclass, field, fields
from decimal import Decimal

from evaluations.choices import BudgetSource, Direction


@dataclass(frozen=True)
class ProgramRow:
    """One program of a masterplan as a row holds it; fields are named as on the models.

    `key` is empty until a new program gets one; `row_number` is 0 for a row that comes from the database.
    """

    name: str
    sub_dimension: object
    lead_agency: object
    row_number: int = 0
    key: str = ""
    code: str = ""
    supporting_agencies: tuple = ()
    start_year: int | None = None
    end_year: int | None = None
    roadmap_term: str = ""
    is_quick_win: bool = False
    problem: str = ""
    objective: str = ""
    indicator: str = ""
    unit: str = ""
    direction: str = Direction.UP
    baseline: Decimal | None = None
    targets: dict[int, Decimal] = field(default_factory=dict)
    budgets: dict[int, Decimal] = field(default_factory=dict)
    budget_source: str = BudgetSource.APBD
    location: str = ""
    application: str = ""
    sub_activity_codes: tuple[str, ...] = ()

    @property
    def dimension(self):
        return self.sub_dimension.dimension


COMPARED = tuple(
    one.name for one in fields(ProgramRow) if one.name not in ("row_number", "key", "targets", "budgets")
)
YEARLY = ("targets", "budgets")
