"""`./copal` itself, in a folder with a space in its name, with an installer that only notes what it is told."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from copal.cli.places import ROOT

UV = """#!/bin/sh
echo "$*" >>"{root}/told"
case $1 in
    --version) ;;
    venv) for last; do :; done; mkdir -p "$last/bin"; ln -s "{python}" "$last/bin/python"; sleep "${{SLOW:-0}}" ;;
    pip) [ -z "${{FAIL:-}}" ] || {{ echo "$FAIL"; exit 1; }} ;;
esac
"""


@pytest.fixture
def checkout(tmp_path) -> Path:
    """The launcher and the set-up as they are, around a command line of one line."""
    root = tmp_path / "my copal"
    (root / "app/copal/cli").mkdir(parents=True)
    (root / ".copal/tools/bin").mkdir(parents=True)
    shutil.copy(ROOT / "copal", root)
    shutil.copy(ROOT / "app/copal/cli/set_up.py", root / "app/copal/cli")
    (root / "app/copal/__init__.py").touch()
    (root / "app/copal/cli/__init__.py").touch()
    (root / "app/copal/cli/help.txt").write_text("the commands\n")
    (root / "app/copal/cli/__main__.py").write_text("import sys; print('ran', sys.argv[1:])\n")
    for name in ("requirements.txt", "requirements-dev.txt", "requirements-uv.txt"):
        (root / name).write_text(f"{name[:5]}==1\n")
    (root / ".copal/tools/stamp").write_text((root / "requirements-uv.txt").read_text())
    uv = root / ".copal/tools/bin/uv"
    uv.write_text(UV.format(root=root, python=sys.executable))
    uv.chmod(0o755)
    return root


def start(root: Path, *words: str, **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [str(root / "copal"), *words],
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
        env={**os.environ, "COPAL_PYTHON": sys.executable, **environment},
    )


def told(root: Path, word: str) -> int:
    """How often the installer was told to do this."""
    return sum(line.startswith(word) for line in (root / "told").read_text().splitlines())


def test_help_needs_no_set_up(checkout):
    for words in ((), ("--help",), ("help",)):
        assert start(checkout, *words).stdout == "the commands\n"
    assert not (checkout / "told").exists()


def test_the_first_start_sets_up_and_the_second_does_not(checkout):
    first = start(checkout, "up", "--port", "9")
    assert first.stdout == "ran ['up', '--port', '9']\n"
    assert "3 of 3" in first.stderr
    second = start(checkout, "up")
    assert second.stderr == ""
    assert told(checkout, "venv") == told(checkout, "pip sync") == 1


def test_a_changed_list_brings_the_packages_up_to_date(checkout):
    start(checkout, "up")
    (checkout / "requirements.txt").write_text("other==2\n")
    assert "The list of packages changed" in start(checkout, "up").stderr
    assert (told(checkout, "venv"), told(checkout, "pip sync")) == (1, 2)


def test_tests_bring_their_own_tools_and_keep_them(checkout):
    start(checkout, "up")
    start(checkout, "test")
    assert "requirements-dev.txt" in (checkout / "told").read_text()
    start(checkout, "up")
    assert told(checkout, "pip sync") == 2
    (checkout / "requirements.txt").write_text("other==2\n")
    start(checkout, "up")
    assert (checkout / "told").read_text().splitlines()[-1].endswith("requirements-dev.txt")


def test_a_set_up_that_broke_off_is_begun_again(checkout):
    broken = start(checkout, "up", FAIL="disk full")
    assert broken.returncode == 1
    assert "could not be installed" in broken.stderr
    assert "disk full" in broken.stderr
    assert start(checkout, "up").stdout.startswith("ran")
    assert told(checkout, "venv") == 2


def test_without_a_network_it_says_so(checkout):
    done = start(checkout, "up", FAIL="error sending request: dns error")
    assert done.returncode == 1
    assert "the network did not answer" in done.stderr
    assert "Traceback" not in done.stderr


def test_two_at_once_set_up_once(checkout):
    environment = {**os.environ, "COPAL_PYTHON": sys.executable, "SLOW": "1"}
    both = [
        subprocess.Popen([str(checkout / "copal"), "up"], env=environment, stdout=-1, stderr=-1, text=True)
        for _ in range(2)
    ]
    said = [one.communicate(timeout=60) for one in both]
    assert [out for out, _ in said] == ["ran ['up']\n"] * 2
    assert told(checkout, "venv") == told(checkout, "pip sync") == 1
    assert sum("Waiting for it" in err for _, err in said) == 1


def test_without_any_python_it_says_what_to_install(checkout, tmp_path):
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in ("sh", "cat", "dirname", "readlink", "cksum"):
        (tools / name).symlink_to(shutil.which(name))
    done = start(
        checkout, "up", PATH=str(tools), HOME=str(tmp_path), PYENV_ROOT=str(tmp_path), COPAL_PYTHON=""
    )
    assert done.returncode == 1
    assert "sudo apt install python3" in done.stderr


def test_a_shim_that_answers_127_does_not_count(checkout, tmp_path):
    shims = tmp_path / "shims"
    shims.mkdir()
    for name in ("python3.12", "python3.13", "python3.14", "python3"):
        (shims / name).write_text("#!/bin/sh\nexit 127\n")
        (shims / name).chmod(0o755)
    real = tmp_path / "real"
    real.mkdir()
    (real / "python3.13").symlink_to(sys.executable)
    done = start(checkout, "up", PATH=f"{shims}:{real}:{os.environ['PATH']}", COPAL_PYTHON="")
    assert done.stdout == "ran ['up']\n"
    assert f"--python {real}/python3.13" in (checkout / "told").read_text()


def test_it_can_be_called_through_a_link(checkout, tmp_path):
    link = tmp_path / "link to copal"
    link.symlink_to(checkout / "copal")
    done = subprocess.run([str(link)], capture_output=True, text=True, check=False)
    assert done.stdout == "the commands\n"


def test_a_file_of_the_same_name_where_one_stands_is_not_taken(checkout, tmp_path):
    start(checkout, "up")
    (tmp_path / "json.py").write_text("raise SystemExit('taken')\n")
    (checkout / "app/copal/cli/__main__.py").write_text("import json; print('ran')\n")
    done = subprocess.run(
        [str(checkout / "copal"), "up"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.stdout == "ran\n"
