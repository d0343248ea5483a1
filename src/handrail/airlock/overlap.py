"""Where recognizers disagree: everything that any of them saw is replaced, once."""

from collections.abc import Iterable

from handrail.airlock.page import Found


def settle(found: Iterable[Found]) -> list[Found]:
    """Spans in order and without overlap, each covering all that overlapped in it.

    The longest names the kind, then the highest rank; an entity that the practice knows stays known.
    """
    settled: list[Found] = []
    cluster: list[Found] = []
    reach = -1
    for span in sorted((span for span in found if span.end > span.start), key=lambda span: span.start):
        if cluster and span.start >= reach:
            settled.append(_one(cluster, reach))
            cluster = []
        cluster.append(span)
        reach = max(reach, span.end) if len(cluster) > 1 else span.end
    if cluster:
        settled.append(_one(cluster, reach))
    return settled


def _one(cluster: list[Found], end: int) -> Found:
    if len(cluster) == 1:
        return cluster[0]
    by_weight = sorted(cluster, key=lambda span: (span.end - span.start, span.rank), reverse=True)
    first = by_weight[0]
    same = [span for span in by_weight if span.label is first.label]
    entity = next((span.entity for span in same if span.entity), "")
    role = next((span.role for span in same if span.role), "")
    return Found(min(span.start for span in cluster), end, first.label, role, first.rank, entity)
