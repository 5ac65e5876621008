"""`copal bench NAME`: runs `main` of bench/NAME.py. What each measures stands at its top."""

import sys
from difflib import get_close_matches
from importlib import import_module

from copal.cli.places import ROOT


def names() -> list[str]:
    return sorted(path.stem for path in (ROOT / "bench").glob("*.py") if not path.stem.startswith("_"))


def main(argv: list[str]) -> int:
    """Without a name, lists what can be measured. The rest of the words go to the benchmark."""
    known = names()
    if not argv:
        print("\n".join(["Measure one of:", *(f"  ./copal bench {name}" for name in known)]))
        return 0
    name, *rest = argv
    if name not in known:
        near = get_close_matches(name, known, n=1)
        hint = f" Did you mean {near[0]}?" if near else f" There are: {', '.join(known) or 'none yet'}."
        print(f"There is no benchmark “{name}”.{hint}", file=sys.stderr)
        return 2
    sys.path.insert(0, str(ROOT))
    return int(import_module(f"bench.{name}").main(rest) or 0)
