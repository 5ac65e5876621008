"""A further process on the wire, steered by lines: `ring 7` rings; what it hears it says as lines."""

import sys
import threading

import structlog

from copal.outlets.live.line import Line

_speech = threading.Lock()


def say(words: str) -> None:
    with _speech:
        print(words, flush=True)


def main(url: str, channel: str) -> None:
    structlog.configure(
        logger_factory=structlog.PrintLoggerFactory(sys.stderr)
    )  # what is heard goes to stdout
    line = Line(url=url, channel=channel)
    line.listen(lambda meeting_id: say(f"heard {meeting_id}"), lambda: say("missed"))
    for order in sys.stdin:
        _, _, number = order.partition(" ")
        line.ring(int(number))
    line.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
