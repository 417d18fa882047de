"""Waking the worker. Rows are the truth: whoever writes one hurries the worker, and the beat finds what was missed."""

from celery import current_app
from django.db import transaction


def hurry(task, *args):
    """Send `evaluations.tasks.<task>` once the transaction is through; a broker that is away is only logged."""

    def send():
        current_app.send_task(f"evaluations.tasks.{task}", args=args, retry=False)

    transaction.on_commit(send, robust=True)
