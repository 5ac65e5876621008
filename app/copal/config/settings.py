"""Django's settings, put together from one reading of the environment. Topics stand in files beside this."""

from copal.config.accounts import accounts
from copal.config.databases import databases
from copal.config.demo import CAST
from copal.config.environment import HERE, ROOT
from copal.config.languages import languages
from copal.config.logs import logs
from copal.config.mailers import mailers
from copal.config.security import OWN_COOKIE, security
from copal.config.shared import name_of, shared

DEMO = HERE.demo and not HERE.is_serving
DEMO_CAST = CAST if DEMO else []
KEY_FOLDERS = HERE.keys
SIGNING_FOLDERS = HERE.signing
SITE_ADDRESS = HERE.address
TRUSTED_PROXIES = HERE.proxies
SCHEME_COOKIE_NAME = f"{OWN_COOKIE}scheme" if HERE.is_https else "scheme"  # light or dark
REDIS_URL = HERE.redis_url
SHARED_NAME = name_of(HERE)

ROOMS = [
    "journal",
    "people",
    "confidentiality",
    "communities",
    "practice",
    "training",
    "programmes",
    "registry",
    "requirements",
    "meetings",
    "hours",
    "attendance",
    "facilitation",
    "decisions",
    "credentials",
]

INSTALLED_APPS = [
    "copal.config",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_tasks_db",
    *("copal.domain." + room for room in ROOMS),
    "copal.outlets",
    "copal.pages",
]

MIDDLEWARE = [
    "copal.config.requests.RequestId",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # pads each answer at random, so its length tells nothing
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "copal.pages.base.middleware.KeepPrivate",
    "copal.pages.base.middleware.SpeakTheirLanguage",
    "copal.pages.base.middleware.LeadUploads",
    "copal.pages.base.middleware.TellRefusals",
]

ROOT_URLCONF = "copal.config.urls"
WSGI_APPLICATION = "copal.config.front.pages"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "copal.pages.base.frame.frame",
                "copal.pages.demo.bar.demo",
            ]
        },
    }
]

DATABASES = databases(HERE)
MAILERS = mailers(HERE)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = HERE.mail_from
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

STATIC_URL = "static/"
STATICFILES_FINDERS = [
    "copal.pages.base.finders.Bundles",
    "copal.pages.base.finders.Rest",
]
STATIC_ROOT = None if HERE.mode == "tools" else HERE.data / "static"
WHITENOISE_USE_FINDERS = HERE.mode == "tools"
WHITENOISE_MAX_AGE = 3600
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": HERE.data / "files"},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if HERE.mode == "tools"
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
FORMAT_MODULE_PATH = None
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CSRF_FAILURE_VIEW = "copal.pages.base.errors.csrf_failure"
LOGGING_CONFIG = "copal.config.logs.set_up"
LOGGING = logs(HERE)
PROJECT_ROOT = ROOT

for topic in (security(HERE), shared(HERE), languages(HERE), accounts(HERE)):
    globals().update(topic)
