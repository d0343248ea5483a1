"""R17: locked, with a key per client."""

from contextlib import suppress

from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from handrail.papers.errors import HandrailError
from handrail.proofs.house import WORDS, House
from handrail.proofs.registry import Fell, attack, holds, see
from handrail.web.project import settings
from handrail.web.records.models import Client, ClientKey


@holds(17)
def no_word_on_the_disk(house: House) -> str:
    """Every byte of every file of the deployment."""
    files = [path for path in house.home.rglob("*") if path.is_file()]
    for path in files:
        bytes_of = path.read_bytes()
        see(not any(words in bytes_of for words in WORDS), "words of a session lie unsealed in a file")
    see(settings.SESSION_COOKIE_AGE <= 15 * 60, "a page stays open for more than fifteen idle minutes")
    return f"{len(files)} files hold none of {len(WORDS)} phrases that were said; sessions end after {settings.SESSION_COOKIE_AGE // 60} idle minutes"


@attack(17)
def a_key_that_is_gone(house: House) -> str:
    """Destroyed keys, weak passwords."""
    ClientKey.objects.filter(client_id=house.chen.pk).delete()
    house.forget()
    with suppress(HandrailError):
        see(not Client.objects.get(pk=house.chen.pk).name, "a record opened without its key")
    account = house.therapist
    Authenticator.objects.filter(user=house.stranger).delete()
    sent_to = house.browser(house.stranger).get("/clinic/").headers.get("Location", "")
    see("/2fa/" in sent_to, "a clinician without a second key walked in")
    for password in ("short", "passwordpassword", "ada@example.org.ada", "123456789012345"):
        try:
            validate_password(password, account)
        except ValidationError:
            continue
        raise Fell("a weak password was taken")
    validate_password("ñandú y lluvia a las tres 🌧", account)
    return "without its key a record stays shut; without a second key a clinician is sent to make one; four weak passwords were refused and a long one in Unicode taken"
