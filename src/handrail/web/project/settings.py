"""Django's settings, drawn from one `Deployment`. No unsafe default: DEBUG does not exist here."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url

from handrail.web.project import logs
from handrail.wiring import deployment

HERE = deployment()
WEB = Path(__file__).resolve().parent.parent
ORIGIN = urlsplit(HERE.origin)
HTTPS = ORIGIN.scheme == "https"

SECRET_KEY = HERE.secret("web").hex()
DEBUG = False
DEMO = HERE.demo
ALLOWED_HOSTS = [ORIGIN.hostname or "127.0.0.1", "127.0.0.1", "localhost", "testserver"]
CSRF_TRUSTED_ORIGINS = [HERE.origin]
ROOT_URLCONF = "handrail.web.project.urls"
WSGI_APPLICATION = "handrail.web.project.wsgi.application"
AUTH_USER_MODEL = "records.Account"
LANGUAGE_CODE = "en-us"
TIME_ZONE = "America/Los_Angeles"
USE_TZ = True
USE_I18N = True
FORMAT_MODULE_PATH = "handrail.web.formats"
LANGUAGES = [("en", "English"), ("es", "Español")]
LOCALE_PATHS = [WEB / "locale"]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "handrail.web.records.apps.RecordsConfig",
    "handrail.web.project.apps.ProjectConfig",
]

MIDDLEWARE = [
    "handrail.web.project.middleware.ReadAndSend",
    "handrail.web.project.middleware.ErrorPage",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "handrail.web.project.middleware.SameForAll",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "handrail.web.project.middleware.Awake",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "handrail.web.project.middleware.Noted",
    "handrail.web.project.middleware.SecondKey",
    "handrail.web.project.middleware.NoStore",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [WEB / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "handrail.web.project.middleware.practice",
            ],
            "builtins": ["handrail.web.project.tags"],
        },
    }
]


def _database() -> dict[str, Any]:
    if HERE.database_url:
        return {**dj_database_url.parse(HERE.database_url, conn_max_age=60, conn_health_checks=True)}
    HERE.home.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": HERE.home / "handrail.sqlite3",
        "OPTIONS": {
            # IMMEDIATE: a transaction that will write takes the lock at once, so it can't fail half-way with "locked".
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # FULL: a signature or a withdrawn consent that was answered must survive a power cut.
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA secure_delete=ON;PRAGMA foreign_keys=ON;",
        },
    }


DATABASES = {"default": _database()}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [  # NIST SP 800-63B-4: length and a blocklist, no composition rules
    {"NAME": "handrail.web.project.passwords.LongEnough"},
    {"NAME": "handrail.web.project.passwords.HardToGuess"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_ADAPTER = "handrail.web.project.accounts.InvitationOnly"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made by the practice, never by sign-up
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False  # Django ends every other session by itself; the one that changed it goes on
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/300s/key",  # five wrong passwords for one account, then five minutes of rest
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
    "reset_password": "5/m/ip",
    "reset_password_from_key": "5/m/ip",
    "signup": False,
}
ALLAUTH_TRUSTED_PROXY_COUNT = HERE.proxies
MFA_ADAPTER = "handrail.web.project.accounts.SecondKeys"
MFA_RECOVERY_CODE_COUNT = 10
MFA_TOTP_ISSUER = "Handrail"
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"  # nothing leaves by default; links come from the practice
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "sign_in_limits"},
    "this process": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 10_000}},
}  # sign-ins: one count for all processes; public pages: a flood must not write to the database
MFA_ALLOW_UNVERIFIED_EMAIL = True  # no mail is sent: whoever invites hands the link over and so knows whose address it is
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS  # WebAuthn works on localhost without TLS, nowhere else
USERSESSIONS_TRACK_ACTIVITY = False
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"

SESSION_COOKIE_AGE = 15 * 60  # idle lock (R17), counted by `middleware.Awake`
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = ("__Host-session", "__Host-csrf") if HTTPS else ("session", "csrf")
CSRF_COOKIE_SAMESITE = "Lax"
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 21 * 1024 * 1024  # a transcript stays in memory: no client words in a temporary file
FILE_UPLOAD_HANDLERS = ["handrail.web.project.uploads.InMemory"]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "object-src": ["'none'"],
        "img-src": ["'self'", "data:"],
    }
}

STATIC_URL = "static/"
STATICFILES_DIRS = [WEB / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

LOGGING_CONFIG = None
logs.configure(json=HERE.log_format == "json")
