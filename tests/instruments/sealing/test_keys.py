"""Keys stand in every folder, are made once whoever comes first, and are gone everywhere once destroyed."""

import stat
import threading
from multiprocessing import get_context
from pathlib import Path

import pytest

from copal.instruments.sealing import KeyFolders, KeysOutOfReach, is_key_name, open_sealed, seal

KEY = "meeting-12-talk"


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    return tmp_path / "first", tmp_path / "second"


@pytest.fixture
def keys(folders) -> KeyFolders:
    return KeyFolders(folders)


def test_a_key_is_the_same_in_every_folder_and_for_its_owner_only(keys, folders):
    keys.made(KEY)
    one, other = (folder / f"{KEY}.key" for folder in folders)
    assert one.read_bytes() == other.read_bytes()
    assert len(one.read_bytes()) == 32
    for folder in folders:
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert stat.S_IMODE((folder / f"{KEY}.key").stat().st_mode) == 0o600
        assert [found.name for found in folder.iterdir()] == [f"{KEY}.key"]


def test_two_keys_are_never_the_same(keys, folders):
    keys.made("a")
    keys.made("b")
    assert (folders[0] / "a.key").read_bytes() != (folders[0] / "b.key").read_bytes()


def test_many_threads_make_one_key(folders):
    words = []
    start = threading.Barrier(8)

    def write() -> None:
        own = KeyFolders(folders)
        start.wait()
        words.append(seal(own, KEY, "said"))

    threads = [threading.Thread(target=write) for _ in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert [open_sealed(KeyFolders(folders), one) for one in words] == ["said"] * 8


def _write(folders: tuple[Path, ...], number: int) -> str:
    return seal(KeyFolders(folders), KEY, f"said by {number}")


def test_many_processes_make_one_key(folders):
    with get_context("spawn").Pool(4) as pool:
        sealed = pool.starmap(_write, [(folders, number) for number in range(8)])
    own = KeyFolders(folders)
    assert [open_sealed(own, one) for one in sealed] == [f"said by {number}" for number in range(8)]
    assert own.lacking() == {}


def test_a_destroyed_key_is_gone_from_every_folder(keys, folders):
    sealed = seal(keys, KEY, "said")
    assert keys.destroy(KEY)
    assert open_sealed(keys, sealed) is None
    assert keys.names() == frozenset()
    assert [list(folder.iterdir()) for folder in folders] == [[], []]
    assert not keys.destroy(KEY)


def test_a_key_is_overwritten_before_its_name_is_taken_away(keys, folders):
    keys.made(KEY)
    copies = [folder.parent / f"{folder.name}-other-name" for folder in folders]
    for folder, copy in zip(folders, copies, strict=True):
        copy.hardlink_to(folder / f"{KEY}.key")
    keys.destroy(KEY)
    assert [copy.read_bytes() for copy in copies] == [bytes(32)] * 2


def test_who_has_the_key_in_memory_cannot_read_on(keys, folders):
    sealed = seal(keys, KEY, "said")
    assert open_sealed(keys, sealed) == "said"  # remembered now
    KeyFolders(folders).destroy(KEY)  # by another process
    assert open_sealed(keys, sealed) is None
    assert open_sealed(keys, sealed) is None


def test_who_has_the_key_in_memory_cannot_read_one_that_was_destroyed_half(keys, folders):
    """Overwritten, and then the machine stopped before the name was taken away."""
    sealed = seal(keys, KEY, "said")
    for folder in folders:
        (folder / f"{KEY}.key").write_bytes(bytes(32))
    assert open_sealed(keys, sealed) is None
    with pytest.raises(KeysOutOfReach):
        keys.made(KEY)
    assert keys.destroy(KEY)
    assert keys.names() == frozenset()


def test_a_key_made_anew_opens_nothing_old(keys):
    sealed = seal(keys, KEY, "said")
    keys.destroy(KEY)
    again = seal(keys, KEY, "said later")
    assert open_sealed(keys, sealed) is None
    assert open_sealed(keys, again) == "said later"


def test_a_folder_that_is_lost_is_read_around_and_mended(keys, folders):
    sealed = seal(keys, KEY, "said")
    (folders[0] / f"{KEY}.key").unlink()
    assert open_sealed(keys, sealed) == "said"
    assert keys.lacking() == {folders[0]: frozenset({KEY})}
    assert keys.mend() == 1
    assert keys.lacking() == {}
    assert (folders[0] / f"{KEY}.key").read_bytes() == (folders[1] / f"{KEY}.key").read_bytes()
    assert keys.mend() == 0


def test_a_folder_that_cannot_be_seen_keeps_a_key_from_counting_as_destroyed(keys, folders, tmp_path):
    sealed = seal(keys, KEY, "said")
    folders[1].rename(tmp_path / "away")
    with pytest.raises(KeysOutOfReach, match="second"):
        keys.destroy(KEY)
    assert open_sealed(keys, sealed) is None
    (tmp_path / "away").rename(folders[1])
    assert keys.destroy(KEY)
    assert keys.names() == frozenset()


def test_a_first_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(KeysOutOfReach):
        KeyFolders([tmp_path / "file"]).made(KEY)


@pytest.mark.parametrize("name", ["../etc", "Meeting", "a.b", "", "-a", "a-", "a" * 101, "é"])
def test_names_that_are_none(name, keys):
    assert not is_key_name(name)
    with pytest.raises(ValueError, match="not a key name"):
        keys.made(name)


def test_other_files_are_no_keys(keys, folders):
    keys.made(KEY)
    (folders[0] / "README.txt").write_text("what stands here")
    (folders[0] / ".meeting-1-talk.0123").write_bytes(b"left by a crash")
    assert keys.names() == {KEY}


def test_more_keys_than_are_remembered(folders):
    keys = KeyFolders(folders[:1])
    sealed = [seal(keys, f"meeting-{number}-talk", str(number)) for number in range(600)]
    assert [open_sealed(keys, one) for one in sealed] == [str(number) for number in range(600)]


def test_without_a_folder_there_are_no_keys():
    with pytest.raises(ValueError, match="at least one"):
        KeyFolders([])
