"""Settings of Samverkan, all read from the environment; `docs/operating.md` lists every variable.

`SAMVERKAN_ENV` is `demo` (bin/run), `test` (bin/test) or `production`. Production refuses to start on unsafe
values; the other
two make up what is missing so that a clone runs without any preparation.
"""

from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key
from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

ENVIRONMENT = env.str("SAMVERKAN_ENV", "demo")
if ENVIRONMENT not in {"demo", "test", "production"}:
    raise ImproperlyConfigured(f"SAMVERKAN_ENV is “{ENVIRONMENT}”; write demo, test or production.")
PRODUCTION = ENVIRONMENT == "production"
DEBUG = env.bool("DEBUG", False)
VAR_DIR = Path(env.str("VAR_DIR", str(BASE_DIR / "var")))


def secret_key() -> str:
    """The key of this installation; outside production it is made once and kept in `VAR_DIR`."""
    if key := env.str("SECRET_KEY", ""):
        return key
    if PRODUCTION:
        raise ImproperlyConfigured(
            "SECRET_KEY is missing. Set it to a random text of at least 50 characters."
        )
    path = VAR_DIR / "secret_key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(get_random_secret_key(), encoding="utf8")
        path.chmod(0o600)
    return path.read_text(encoding="utf8")


SECRET_KEY = secret_key()
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[] if PRODUCTION else ["*"])
if PRODUCTION and not ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS is missing. Write the host names, e.g. samverkan.example.se.")
# Links in mail and calendar are written by the worker, which has no request to take the host from.
BASE_URL = env.str(
    "BASE_URL", f"https://{ALLOWED_HOSTS[0]}" if PRODUCTION else "http://127.0.0.1:8000"
).rstrip("/")
CSRF_TRUSTED_ORIGINS = [BASE_URL]

INSTALLED_APPS = [
    "samverkan",
    "groups",
    "issues",
    "meetings",
    "plans",
    "evaluations",
    "allauth",
    "allauth.account",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_htmx",
    "django_prose_editor",
    "django_tasks_db",
    "import_export",
    "simple_history",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]

ROOT_URLCONF = "samverkan.urls"
WSGI_APPLICATION = "samverkan.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["samverkan.templatetags.samverkan"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "samverkan.pages.context.frame",
            ],
        },
    }
]

DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'samverkan.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        # IMMEDIATE: two writers wait for each other instead of one failing when it turns from reading to
        # writing.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", 60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Nothing may live in one process's memory: several web and worker hosts share one database.
CACHES = {
    "default": env.cache_url("CACHE_URL")
    if env.str("CACHE_URL", "")
    else {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}
}
SESSION_ENGINE = (
    "django.contrib.sessions.backends.cached_db"
    if env.str("CACHE_URL", "")
    else "django.contrib.sessions.backends.db"
)

TASKS = {"default": {"BACKEND": env.str("TASKS_BACKEND", "django_tasks_db.DatabaseBackend")}}

AUTH_USER_MODEL = "groups.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
if ENVIRONMENT == "test":
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
ACCOUNT_ADAPTER = "groups.accounts.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = True

# Whose address a limit counts against: the last one that our own proxy wrote in X-Forwarded-For.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if env.bool("BEHIND_PROXY", False) else 0

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", _("Swedish")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "third_party"]
FORMAT_MODULE_PATH = ["samverkan.formats"]
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = env.str("STATIC_ROOT", str(VAR_DIR / "static"))
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = env.str("FILES_DIR", str(VAR_DIR / "files"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": {
            "production": "whitenoise.storage.CompressedManifestStaticFilesStorage",
            "demo": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage",
            "test": "django.contrib.staticfiles.storage.StaticFilesStorage",
        }[ENVIRONMENT]
    },
}
if bucket := env.str("S3_BUCKET", ""):
    # Needs django-storages[s3], an optional extra: pip install "django-storages[s3]".
    STORAGES["default"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": bucket,
            "endpoint_url": env.str("S3_ENDPOINT", None),
            "file_overwrite": False,
        },
    }
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ["jpg", "png", "woff2", "gz", "map", "pdf", "ttf"]
# Imported calendars are read from public addresses only. A test may set this to ask a server of its own on
# this machine; it is read from no variable, and outside the tests' environment it does nothing.
CALENDARS_FROM_LOOPBACK = False
# A function that takes an open file and says what it found, or "": "clamd_check.scan". Empty: no scan.
VIRUS_SCAN = env.str("VIRUS_SCAN", "")
# The program that turns office files into PDF; empty: `soffice` on the path, or none.
SOFFICE = env.str("SOFFICE", "")
UPLOAD_MAX_BYTES = env.int("UPLOAD_MAX_BYTES", 50_000_000)
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# A region with fifty seats answers for a hundred places, with a dozen fields each.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

if PRODUCTION or env.str("EMAIL_HOST", ""):
    MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {
                "host": env.str("EMAIL_HOST", "localhost"),
                "port": env.int("EMAIL_PORT", 25),
                "username": env.str("EMAIL_USER", ""),
                "password": env.str("EMAIL_PASSWORD", ""),
                "use_tls": env.bool("EMAIL_TLS", False),
                "timeout": 20,
            },
        }
    }
else:
    MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "OPTIONS": {"file_path": str(VAR_DIR / "mail")},
        }
    }
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "Samverkan <samverkan@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# imaps://user:password@host/folder, read by the worker for bounces and answers from calendars; empty: none.
MAILBOX_URL = env.str("MAILBOX_URL", "")
# What is written to it: name+…@host. The server must deliver such addresses to the mailbox.
MAILBOX_ADDRESS = env.str("MAILBOX_ADDRESS", "")
if MAILBOX_URL and "@" not in MAILBOX_ADDRESS:
    raise ImproperlyConfigured("MAILBOX_URL is set. Set MAILBOX_ADDRESS too, e.g. samverkan@example.se.")
# Where faults in accessibility and questions on personal data are sent; empty: “your group's secretary”.
CONTACT_EMAIL = env.str("CONTACT_EMAIL", "")
# Where figures of municipalities and regions are fetched, by who asks for them and never by itself.
KOLADA_URL = env.str("KOLADA_URL", "https://api.kolada.se/v3")

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF, CSP.NONCE],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "manifest-src": [CSP.SELF],
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
if PRODUCTION:
    SECURE_SSL_REDIRECT = env.bool("SSL_REDIRECT", True)
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEHIND_PROXY", False) else None
    SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
    SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
IMPORT_EXPORT_TMP_STORAGE_CLASS = "import_export.tmp_storages.MediaStorage"
IMPORT_EXPORT_ESCAPE_FORMULAE_ON_EXPORT = True
SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True
HTMX_SCRIPT_VERSION = 2

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"quiet_paths": {"()": "samverkan.lib.quiet_paths.QuietPaths"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["quiet_paths"]}
    },
    "root": {"handlers": ["console"], "level": "INFO" if PRODUCTION else "WARNING"},
}
