"""Nobody's first page waits for what could be read before."""

from django.template import engines
from django.urls import get_resolver

from handrail.web.project.warm import pages, warm


def test_warm_reads_every_template_and_address() -> None:
    """Afterwards each template lies in the loader's cache, and every address can be made."""
    warm()
    (loader,) = engines["django"].engine.template_loaders  # type: ignore[attr-defined]
    kept = {template.name for template in loader.get_template_cache.values() if hasattr(template, "name")}
    assert set(pages()) <= kept and "therapist/today.html" in kept
    assert "review" in get_resolver().namespace_dict["therapist"][1].reverse_dict
