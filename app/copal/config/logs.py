"""Logs as data: one JSON line for each thing that happened, without words or addresses of people."""

import logging
import logging.config
import re
from typing import Any

import structlog
from structlog.types import EventDict, WrappedLogger

from copal.config.environment import Surroundings
from copal.config.scrubbing import scrub, trouble

# Names of values in log lines that never hold what a person typed.
OUR_WORDS = frozenset({"event", "method", "route", "request_id", "reason", "job", "kind", "task", "failure"})
PLACEHOLDER = re.compile(r"%(\(\w+\))?[\w.]*[a-z]")


def logs(here: Surroundings) -> dict[str, Any]:
    """Django's LOGGING. Everything goes to standard error; whoever runs the site keeps or drops it."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": "copal.config.logs.formatter"}},
        "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["out"], "level": here.log_level},
        "loggers": {
            "django": {"handlers": [], "propagate": True, "level": here.log_level},
            # Each unknown host or missing page is somebody's typing; the request line says enough.
            "django.security.DisallowedHost": {"handlers": [], "propagate": False},
            "django.request": {"handlers": [], "propagate": True, "level": "ERROR"},
        },
    }


def set_up(config: dict[str, Any]) -> None:
    """Called by Django with LOGGING."""
    logging.config.dictConfig(config)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.stdlib.filter_by_level,
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def formatter() -> structlog.stdlib.ProcessorFormatter:
    return structlog.stdlib.ProcessorFormatter(
        # Not put together with their values: those may be words of people.
        use_get_message=False,
        foreign_pre_chain=[
            structlog.contextvars.merge_contextvars,
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
        ],
        processors=[
            _without_people,
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
    )


def _without_people(logger: WrappedLogger, name: str, event: EventDict) -> EventDict:
    """Every text in the line is scrubbed, ours too; a traceback becomes places without values."""
    happened = event.pop("exc_info", None)
    event.pop("stack_info", None)
    event.pop("positional_args", None)
    if isinstance(event.get("event"), str) and not re.search(r"\w{3}", PLACEHOLDER.sub("", event["event"])):
        event["event"] = "said by " + str(event.get("logger"))
    told = {key: _safe(key, value) for key, value in event.items()}
    if isinstance(happened, BaseException):
        happened = (type(happened), happened, happened.__traceback__)
    if isinstance(happened, tuple):
        told["trouble"] = trouble(*happened)
    return told


def _safe(key: str, value: Any) -> Any:
    """Numbers stay. Text stays under the few names that hold our own words; elsewhere only its length is told."""
    if key.startswith("_") or key in ("timestamp", "level", "logger"):
        return value
    if isinstance(value, str):
        return scrub(value) if key in OUR_WORDS else f"text of {len(value)} letters"
    if isinstance(value, bool | int | float) or value is None:
        return value
    return type(value).__qualname__
