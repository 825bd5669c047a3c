"""Settings: one file, values from the environment, safe for production when nothing is set.

`docs/operating.md` lists every variable. COUNCIL_LOCAL=1 is the one that `make run` sets: it allows
plain HTTP on the loopback address and nothing else.
"""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.management.utils import get_random_secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()


def _kept_secret(path: Path) -> str:
    """The secret of this installation: made once, kept in its data folder, readable by its user only."""
    if not path.exists():
        path.parent.mkdir(mode=0o750, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(get_random_secret_key())
    return path.read_text().strip()


COUNCIL_DATA = Path(env.str("COUNCIL_DATA", default=str(BASE_DIR / "var")))
COUNCIL_LOCAL = env.bool("COUNCIL_LOCAL", default=False)
COUNCIL_SITE_NAME = env.str("COUNCIL_SITE_NAME", default="Council minutes archive")
COUNCIL_COLOUR = env.str("COUNCIL_COLOUR", default="")
COUNCIL_CREST = env.str("COUNCIL_CREST", default="")
COUNCIL_LICENCE = env.str("COUNCIL_LICENCE", default="Open Government Licence v3.0")
COUNCIL_LICENCE_ADDRESS = env.str(
    "COUNCIL_LICENCE_ADDRESS",
    default="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
)
COUNCIL_CONTACT = env.str("COUNCIL_CONTACT", default="")
COUNCIL_CONTACT_EMAIL = env.str("COUNCIL_CONTACT_EMAIL", default="")
COUNCIL_CONTACT_TELEPHONE = env.str("COUNCIL_CONTACT_TELEPHONE", default="")
COUNCIL_ACCESSIBILITY_EVALUATION = env.str("COUNCIL_ACCESSIBILITY_EVALUATION", default="")

DEBUG = False
SECRET_KEY = env.str("DJANGO_SECRET_KEY", default="") or _kept_secret(COUNCIL_DATA / "secret-key")
ALLOWED_HOSTS = env.list("DJANGO_ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("DJANGO_CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "council",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django_filters",
    "django_htmx",
    "simple_history",
]

MIDDLEWARE = [
    "council.public.freshness.PublicPages",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "council.public.policy.ContentSecurityPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]

ROOT_URLCONF = "council.urls"
WSGI_APPLICATION = "council.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "OPTIONS": {"environment": "council.public.environment.environment"},
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{COUNCIL_DATA / 'archive.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        # a small cache and no mapped file: the system keeps the pages of the file anyway, once for all workers,
        # and a worker stays below 90 MiB (with 16 MB and 256 MB it took 160 and was no faster)
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
            "PRAGMA cache_size=-4000; PRAGMA temp_store=MEMORY; PRAGMA secure_delete=FAST;"
        ),
    }
DATABASES["default"]["CONN_MAX_AGE"] = env.int("DATABASE_CONN_MAX_AGE", default=60)
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 2000},
        "TIMEOUT": None,
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"

LANGUAGE_CODE = "en-gb"
LANGUAGES = [
    (code, name)
    for code, name in (("en-gb", "English"), ("cy", "Cymraeg"))
    if code in env.list("COUNCIL_LANGUAGES", default=["en-gb", "cy"]) or code == LANGUAGE_CODE
]
LOCALE_PATHS = [BASE_DIR / "council" / "locale"]
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = COUNCIL_DATA / "static"
WHITENOISE_ALLOW_ALL_ORIGINS = False  # no other site draws its pages with our files
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = COUNCIL_DATA / "files"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"file_permissions_mode": 0o640, "directory_permissions_mode": 0o750},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_NUMBER_FILES = 100
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a meeting of a full council with all its people is one form
DOCUMENT_MAX_BYTES = env.int("COUNCIL_DOCUMENT_MAX_BYTES", default=25 * 1024 * 1024)

SECURE_SSL_REDIRECT = not COUNCIL_LOCAL
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 0 if COUNCIL_LOCAL else 31536000
SECURE_HSTS_INCLUDE_SUBDOMAINS = not COUNCIL_LOCAL
SECURE_HSTS_PRELOAD = not COUNCIL_LOCAL
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not COUNCIL_LOCAL
COUNCIL_BEHIND_TLS_PROXY = env.bool("COUNCIL_BEHIND_TLS_PROXY", default=False)
if COUNCIL_BEHIND_TLS_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}

SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"council": {"level": env.str("COUNCIL_LOG_LEVEL", default="INFO")}},
}
