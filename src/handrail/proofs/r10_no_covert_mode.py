"""R10: no hidden recording."""

from handrail.proofs import source
from handrail.proofs.house import House
from handrail.proofs.registry import Absent, attack, holds, see
from handrail.proofs.sound import not_taken

LISTENING = ("getUserMedia", "MediaRecorder", "AudioContext", "SpeechRecognition", "getDisplayMedia", "capture=")


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
        not_taken(house, name)
    see(house.chen.sessions.count() == before, "a sound file left a session behind")
    return Absent("not built: sound under three names was refused and left nothing")
