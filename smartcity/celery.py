"""The workers' app. A row in the database is the truth of every task, so the broker may lose messages."""

import os
from pathlib import Path

from celery import Celery
from celery.signals import heartbeat_sent, worker_ready

from smartcity import health

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "smartcity.settings")

app = Celery("smartcity")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_ready.connect
@heartbeat_sent.connect
def tell_alive(sender, **kwargs):
    for queue in app.amqp.queues.consume_from:
        health.tell_alive(queue)
    if heartbeat := os.environ.get("HEARTBEAT_FILE"):  # for whoever watches this one process
        Path(heartbeat).touch()
