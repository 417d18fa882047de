"""The printing of `evaluations.formats` as template filters, under the same names."""

from django import template

from evaluations import formats

register = template.Library()

for printing in (
    formats.change_words,
    formats.clock,
    formats.exact,
    formats.file_size,
    formats.long_date,
    formats.moment,
    formats.money,
    formats.number,
    formats.percent,
    formats.remaining,
    formats.score,
    formats.short_money,
    formats.signed_score,
):
    register.filter(printing.__name__, printing)
