"""Clients that load pages in a loop, in a process of their own: `python -m bench._room_visitors WHAT` (JSON)."""

import json
import sys

from bench import _load


def main() -> None:
    asked = json.loads(sys.argv[1])
    requests = [_load.get(path, cookie) for cookie in asked["cookies"] for path in asked["paths"]]
    result = _load.keep_on(
        asked["port"],
        lambda index: requests[index % len(requests)],
        connections=asked["clients"],
        seconds=asked["seconds"],
    )
    told = {
        "per_second": result.per_second,
        "p99_ms": result.percentile(0.99),
        "statuses": sorted({one.status for one in result.answers}),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
