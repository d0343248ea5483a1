"""Chapter B, recording (R9, R10, R12): there is no recorder, and nothing that could become one unseen."""

from datetime import timedelta

from django.apps import apps
from django.urls import get_resolver
from django.utils import timezone

from handrail.papers.errors import BadInput
from handrail.proofs import source
from handrail.proofs.house import House
from handrail.proofs.registry import Absent, Fell, attack, holds, see
from handrail.web.actions import import_session

DEVICES = ("sounddevice", "pyaudio", "soundcard", "pyalsaaudio", "alsaaudio", "ossaudiodev", "portaudio", "cv2", "av")
LISTENING = ("getUserMedia", "MediaRecorder", "AudioContext", "SpeechRecognition", "getDisplayMedia", "capture=")
SOUND = b"RIFF\x24\x08\x00\x00WAVEfmt " + bytes(4000)


@holds(9)
def nothing_opens_a_device(house: House) -> str:
    """No module that can listen, ours or installed."""
    see(not source.importers(*DEVICES), "a module that opens a device is imported")
    see(not source.installed() & set(DEVICES), "a library that opens an audio device is installed")
    return Absent("not built: no module imports, and nothing installed is, a library that opens an audio or video device")


@attack(9)
def no_way_to_start(house: House) -> str:
    """No address starts a recording, and the browser is told to refuse."""
    routes = " ".join(_routes())
    see(not any(word in routes for word in ("record", "listen", "microphone")), "an address could start a recording")
    answer = house.browser(house.therapist).get("/clinic/")
    policy = answer.headers.get("Permissions-Policy", "")
    see("microphone=()" in policy and "camera=()" in policy, "pages do not forbid the microphone and the camera")
    return Absent("not built: none of the addresses starts a recording; every page forbids microphone and camera")


@holds(10)
def no_page_listens(house: House) -> str:
    """No script or page asks for a microphone, a camera or a screen."""
    found = [place for place, text in source.texts(".js", ".html").items() if any(word in text for word in LISTENING)]
    see(not found, f"{len(found)} pages or scripts ask to listen")
    return Absent("not built: no page and no script asks for a microphone, a camera or a screen")


@attack(10)
def sound_is_no_transcript(house: House) -> str:
    """Sound that is handed in is refused and leaves nothing."""
    before = house.chen.sessions.count()
    for name in ("hour.wav", "hour.vtt", "hour.mp3"):
        _not_taken(house, name)
    see(house.chen.sessions.count() == before, "a sound file left a session behind")
    return Absent("not built: sound under three names was refused and left nothing")


@holds(12)
def no_place_for_sound(house: House) -> str:
    """No table has a field for sound, and no file of the deployment is sound."""
    fields = [field.name for model in apps.get_app_config("records").get_models() for field in model._meta.get_fields()]
    see(not [name for name in fields if "audio" in name or "voice" in name], "a table has a place for sound")
    files = [
        path for path in house.home.rglob("*") if path.is_file() and path.read_bytes()[:4] in (b"RIFF", b"OggS", b"ID3\x03")
    ]
    see(not files, "a file of the deployment is sound")
    return "no table has a place for sound and no file of the deployment is sound; transcripts end with their keys (R40)"


@attack(12)
def sound_under_a_false_name(house: House) -> str:
    """Sound with a transcript's name: afterwards no byte of it is anywhere."""
    _not_taken(house, "hour.vtt")
    left = [path for path in house.home.rglob("*") if path.is_file() and b"WAVEfmt" in path.read_bytes()]
    see(not left, "bytes of a refused sound file lie in the deployment")
    return "sound with a transcript's name was refused, and no byte of it lies in the deployment's folder"


def _not_taken(house: House, name: str) -> None:
    hour = import_session.Hour(starts_at=timezone.now() - timedelta(hours=3))
    try:
        import_session.import_session(house.therapist, house.chen.pk, hour, SOUND, name, kinds=("dap",))
    except BadInput:
        return
    raise Fell("a sound file was taken for a transcript")


def _routes() -> list[str]:
    found: list[str] = []

    def walk(patterns: list[object]) -> None:
        for pattern in patterns:
            found.append(str(getattr(pattern, "pattern", "")))
            walk(getattr(pattern, "url_patterns", []))

    walk(list(get_resolver().url_patterns))
    return found
