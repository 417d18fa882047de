from contextlib import suppress

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import ConnectionError, TimeoutError

AWAY = (ConnectionError, TimeoutError)


class ForgetfulRedisCache(RedisCache):
    """A server that is away is an empty cache: nobody is kept out because of what need not be remembered.

    Rate limits rest meanwhile; wrong passwords are counted in the database.
    """

    def add(self, *args, **kwargs):
        with suppress(*AWAY):
            return super().add(*args, **kwargs)
        return True

    def get(self, key, default=None, version=None):
        with suppress(*AWAY):
            return super().get(key, default, version)
        return default

    def get_many(self, *args, **kwargs):
        with suppress(*AWAY):
            return super().get_many(*args, **kwargs)
        return {}

    def set(self, *args, **kwargs):
        with suppress(*AWAY):
            super().set(*args, **kwargs)

    def delete(self, *args, **kwargs):
        with suppress(*AWAY):
            return super().delete(*args, **kwargs)
        return False
