"""The archive's own settings, with a data folder that is thrown away and fast passwords."""

import os
import tempfile

os.environ.setdefault("COUNCIL_LOCAL", "1")
_thrown_away = tempfile.TemporaryDirectory(prefix="council-tests-")
os.environ.setdefault("COUNCIL_DATA", _thrown_away.name)

from council.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
DATABASES["default"]["CONN_MAX_AGE"] = 0  # noqa: F405
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    # a file, so that the threads of a live server have connections of their own, as in production
    DATABASES["default"]["TEST"] = {"NAME": COUNCIL_DATA / "test.sqlite3"}  # noqa: F405
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"  # noqa: F405 (it is thrown away)
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405
