import pytest

from evaluations.reports.document import Column, Figure, Table


@pytest.mark.parametrize("alternative", ["", "  \n"])
def test_a_figure_without_alternative_text_is_refused(alternative):
    with pytest.raises(ValueError, match="“Radar” has no alternative text"):
        Figure("Radar", "<svg/>", alternative)


def test_a_row_with_a_cell_too_few_is_refused():
    with pytest.raises(ValueError, match="needs 2 cells"):
        Table("Program", (Column("Kode"), Column("Nama")), (("1",),))


def test_a_total_with_a_cell_too_many_is_refused():
    with pytest.raises(ValueError, match="needs 1 cells"):
        Table("Program", (Column("Kode"),), (("1",),), total=("a", "b"))
