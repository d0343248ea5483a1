"""R9: recording only when all agree."""

from django.urls import get_resolver

from handrail.proofs import source
from handrail.proofs.house import House
from handrail.proofs.registry import Absent, attack, holds, see

DEVICES = ("sounddevice", "pyaudio", "soundcard", "pyalsaaudio", "alsaaudio", "ossaudiodev", "portaudio", "cv2", "av")


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


def _routes() -> list[str]:
    found: list[str] = []

    def walk(patterns: list[object]) -> None:
        for pattern in patterns:
            found.append(str(getattr(pattern, "pattern", "")))
            walk(getattr(pattern, "url_patterns", []))

    walk(list(get_resolver().url_patterns))
    return found
