from django.conf import settings

from evaluations.management.commands.print_procedure import PAGE, procedure


def test_the_printed_procedure_is_the_one_in_the_code():
    assert (settings.BASE_DIR / PAGE).read_text() == procedure(), "run: manage.py print_procedure --write"
