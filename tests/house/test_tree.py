"""What stands in the tree: nothing of one machine, every dependency with its reason and its hashes."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house import tree

PYPROJECT = (tree.ROOT / "pyproject.toml").read_text(encoding="utf-8")
LISTS = ("requirements.txt", "requirements-dev.txt", "requirements-uv.txt")
# Written in pieces, so that this file passes its own test.
HOSTS = ("pypi" + ".org", "python" + "hosted", "npm" + "js.org", "npm" + "js.com", "yarn" + "pkg.com")
MACHINES = ("/ro" + "ot/", "/wo" + "rk/", "/ho" + "me/", "/Us" + "ers/", "/o" + "pt/wheels", "/o" + "pt/pypi")
BINARY = {".mo", ".png", ".woff2", ".ttf", ".otf", ".xlsx", ".pdf", ".ico", ".zip", ".gz", ".jpg"}


def of_one_machine(text: str) -> list[str]:
    """Registry hosts and paths of somebody's machine found in the text."""
    return [what for what in (*HOSTS, *MACHINES) if what in text]


@pytest.mark.parametrize("path", [p for p in tree.files() if p.suffix not in BINARY], ids=tree.short)
def test_nothing_of_one_machine_is_in_the_tree(path):
    assert of_one_machine(path.read_text(encoding="utf-8", errors="replace")) == []


def dependencies() -> list[str]:
    project = tomllib.loads(PYPROJECT)
    return [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]


SELF_EXPLAINING = {"pytest", "pytest-django", "ruff", "mypy", "django-stubs"}


def without_reason(pyproject: str) -> list[str]:
    """Dependencies whose line has no word on why they are there."""
    lines = re.findall(r'^\s+"([A-Za-z][^"]*)",(.*)$', pyproject, re.MULTILINE)
    return [
        name
        for name, rest in lines
        if name in dependencies_of(pyproject)
        and not re.search(r"#\s*\w+", rest)
        and Requirement(name).name not in SELF_EXPLAINING
    ]


def dependencies_of(pyproject: str) -> list[str]:
    project = tomllib.loads(pyproject)
    return [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]


def test_every_dependency_has_a_reason():
    assert without_reason(PYPROJECT) == []


@pytest.mark.parametrize("name", LISTS)
def test_every_package_is_pinned_with_hashes_and_no_address(name):
    listed = (tree.ROOT / name).read_text(encoding="utf-8")
    assert "://" not in listed
    for entry in re.split(r"\n(?=[a-z0-9])", listed.strip()):
        assert "==" in entry, entry[:80]
        assert "--hash=sha256:" in entry, entry[:80]


@pytest.mark.parametrize(("group", "name"), [(0, "requirements.txt"), (1, "requirements-dev.txt")])
def test_the_lists_hold_what_the_project_asks_for(group, name):
    """A dependency added without `./copal lock` would be missing on the next machine."""
    project = tomllib.loads(PYPROJECT)
    asked = project["project"]["dependencies"] if group == 0 else dependencies()
    pins = dict(
        re.findall(
            r"^([a-z0-9][\w.-]*)==([^\s;\\]+)", (tree.ROOT / name).read_text(encoding="utf-8"), re.MULTILINE
        )
    )
    for line in asked:
        wanted = Requirement(line)
        pinned = pins.get(canonicalize_name(wanted.name))
        assert pinned is not None, f"{wanted.name}: run ./copal lock"
        assert wanted.specifier.contains(pinned), f"{wanted.name}: run ./copal lock"


def test_the_licence_is_there_and_said():
    assert "Apache License" in (tree.ROOT / "LICENSE").read_text(encoding="utf-8")
    assert tomllib.loads(PYPROJECT)["project"]["license"] == "Apache-2.0"


@pytest.mark.parametrize("text", ["see /ro" + "ot/x", "https://pypi" + ".org/simple"])
def test_the_guard_of_the_tree_bites(text):
    assert of_one_machine(text)


def test_the_guard_of_reasons_bites():
    bare = '[project]\ndependencies = [\n    "leftpad>=1",\n]\n[dependency-groups]\ndev = [\n    "x>=1",  # why\n]\n'
    assert without_reason(bare) == ["leftpad>=1"]
