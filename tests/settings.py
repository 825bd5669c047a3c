"""The archive's own settings, with a data folder that is thrown away and fast passwords."""

import os
import tempfile

os.environ.setdefault("COUNCIL_LOCAL", "1")
os.environ.setdefault("COUNCIL_DATA", tempfile.mkdtemp(prefix="council-tests-"))

from council.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
DATABASES["default"]["CONN_MAX_AGE"] = 0  # noqa: F405
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405
