"""Figures for Prometheus."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest

from abstract2kb.serve.jobs import Answer
from abstract2kb.serve.pool import Pool
from abstract2kb.serve.worker import Death

__all__ = ["Metrics"]

_SECONDS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300)


class Metrics:
    """The figures of one service, in a registry of their own."""

    def __init__(self, pool: Pool) -> None:
        self._registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        self._requests = Counter("abstract2kb_requests", "Requests answered.", ("path", "status"), registry=registry)
        self._seconds = Histogram("abstract2kb_extract_seconds", "From request to answer of POST /extract.", buckets=_SECONDS, registry=registry)
        self._pages = Counter("abstract2kb_pages", "PDF pages read.", registry=registry)
        self._records = Counter("abstract2kb_records", "Records extracted.", ("type",), registry=registry)
        self._lost = Counter("abstract2kb_workers_lost", "Workers that hung or died.", ("cause",), registry=registry)
        for name, text, value in (
            ("abstract2kb_queue_length", "Requests that wait for a worker.", lambda: pool.waiting),
            ("abstract2kb_requests_inside", "Requests that are sent, wait or are worked on.", lambda: pool.inside),
            ("abstract2kb_workers_busy", "Workers at work.", lambda: pool.busy),
            ("abstract2kb_workers", "Workers.", lambda: pool.workers),
        ):
            Gauge(name, text, registry=registry).set_function(value)

    def answered(self, path: str, status: int, seconds: float) -> None:
        """Count a request; `path` is one of the service's own."""
        self._requests.labels(path, str(status)).inc()
        if path == "/extract":
            self._seconds.observe(seconds)

    def extracted(self, found: Answer | Death) -> None:
        """Count what came of a job."""
        if isinstance(found, Death):
            self._lost.labels("time" if found.late else "death").inc()
            return
        self._pages.inc(found.pages)
        for family, count in found.records.items():
            self._records.labels(family).inc(count)

    def text(self) -> bytes:
        """All figures in Prometheus's text format."""
        return generate_latest(self._registry)
