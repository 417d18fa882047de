from django.test import Client


def signed_in(membership):
    """A browser of this person, reading English: the words of the sources."""
    client = Client(headers={"accept-language": "en"})
    client.force_login(membership.user)
    return client
