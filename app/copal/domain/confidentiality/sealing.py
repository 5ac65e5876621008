"""Fields whose words stand sealed in the database, each under the key its row names.

    words = SealedText(key="meeting-{meeting_id}-talk")

They read and write as plain fields do. Once the key is destroyed they read as empty, and saving the row leaves
what is stored as it is. The database knows nothing of the words, so asking it to find them, sort by them or change them
(`filter(words=…)`, `order_by("words")`, `update(words=…)`) is refused loudly. An empty text stays empty.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, cast, override

from django.conf import settings
from django.core.exceptions import FieldError
from django.db import models
from django.db.models.expressions import Col
from django.db.models.lookups import Exact, IsNull

from copal.instruments.sealing import KeyFolders, open_sealed, open_sealed_bytes, seal, seal_bytes

if TYPE_CHECKING:
    AnyField = models.Field[Any, Any]
    Text = models.TextField[str, str]
    Rows = models.TextField[list[Any], list[Any]]
    Bytes = models.BinaryField[bytes, bytes]
else:
    AnyField, Text, Rows, Bytes = models.Field, models.TextField, models.TextField, models.BinaryField


def keys() -> KeyFolders:
    """The keys of this site, in the folders that `COPAL_KEYS` names."""
    return _keys_in(settings.KEY_FOLDERS)


@cache
def _keys_in(folders: tuple[Path, ...]) -> KeyFolders:
    return KeyFolders(folders)


class Gone(str):
    """Words whose key is gone: empty, and still knowing what stands in the database."""

    __slots__ = ("stored",)
    stored: Any

    def __new__(cls, stored: Any) -> Self:
        made = super().__new__(cls, "")
        made.stored = stored
        return made


class GoneBytes(bytes):
    """As `Gone`, for bytes."""

    stored: Any

    def __new__(cls, stored: Any) -> Self:
        made = super().__new__(cls)
        made.stored = stored
        return made


class GoneRows(list[Any]):
    """As `Gone`, for rows."""

    def __init__(self, stored: Any) -> None:
        super().__init__()
        self.stored = stored


class _Sealed(str):
    """A sealed text on its way to the database; nothing else gets there."""

    __slots__ = ()


class _SealedBytes(bytes):
    """As `_Sealed`, for bytes."""


class _Closed(Col):
    """A sealed column: it can be read out and asked whether it is empty, and never sorted by."""

    def resolve_expression(self, *_args: Any, **_kwargs: Any) -> Any:
        raise FieldError(f"{self.target.name} is sealed: the database cannot sort or compute with it")


class _IsEmpty(Exact):
    """Whether there are no words: the one value that can be asked for."""

    def __init__(self, column: _Closed, value: Any) -> None:
        if hasattr(value, "as_sql"):
            raise FieldError(f"{column.target.name} is sealed: it cannot be held against another column")
        super().__init__(Col(column.alias, column.target), value)


class _IsNull(IsNull):
    """Whether there is nothing at all."""

    def __init__(self, column: _Closed, value: Any) -> None:
        super().__init__(Col(column.alias, column.target), value)


_ASKABLE = {"exact": _IsEmpty, "isnull": _IsNull}


class _KeyNames(Mapping[str, Any]):
    """What a key's template may name: anything of its row, such as {meeting_id} or {proposal.meeting_id}."""

    def __init__(self, row: models.Model) -> None:
        self._row = row

    def __getitem__(self, name: str) -> Any:
        return getattr(self._row, name)

    def __iter__(self) -> Any:
        return iter(())

    def __len__(self) -> int:
        return 0


def key_name(template: str, row: models.Model) -> str:
    return template.format_map(_KeyNames(row))


class _Sealing(AnyField):
    """What the sealed fields share. `key` is the template of the key's name, filled from the row as it is saved."""

    key: str
    kept_plain: tuple[Any, ...] = (None, "")  # nothing to seal

    def __init__(self, *args: Any, key: str, **kwargs: Any) -> None:
        self.key = key
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "key": self.key}

    def key_name(self, row: models.Model) -> str:
        """The key this row's words are sealed with."""
        return key_name(self.key, row)

    @override
    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = getattr(model_instance, self.attname)
        if isinstance(value, (Gone, GoneBytes, GoneRows)):
            return self.stored_of(value.stored)
        return value if value in self.kept_plain else self.sealed(value, self.key_name(model_instance))

    def sealed(self, value: Any, key_name: str) -> Any:
        """What is to be stored for `value`."""
        return _Sealed(seal(keys(), key_name, value))

    def stored_of(self, stored: Any) -> Any:
        return _Sealed(stored)

    def get_prep_value(self, value: Any) -> Any:
        if value in self.kept_plain or isinstance(value, (_Sealed, _SealedBytes)):
            return value
        raise FieldError(
            f"{self.name} is sealed: save the row, the database can neither find nor change words"
        )

    @override
    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        found = super().get_db_prep_value(value, connection, prepared)
        return str(found) if isinstance(found, str) else found

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        if hasattr(value, "as_sql"):
            raise FieldError(f"{self.name} is sealed: the database cannot work out words")
        return super().get_db_prep_save(value, connection)

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name not in _ASKABLE:
            raise FieldError(f"{self.name} is sealed: nothing in it can be looked for")
        return _ASKABLE[lookup_name]

    def get_transform(self, lookup_name: str) -> Any:
        raise FieldError(f"{self.name} is sealed: the database cannot compute with it")

    def get_col(self, alias: str, output_field: Any = None) -> Any:
        return _Closed(alias, self, output_field)


class SealedText(_Sealing, Text):
    """Words."""

    def from_db_value(self, value: str | None, *_about: Any) -> str | None:
        if not value:
            return value
        opened = open_sealed(keys(), value)
        return Gone(value) if opened is None else opened


class SealedRows(_Sealing, Rows):
    """A list of anything JSON can say; an empty one stands as an empty text."""

    if TYPE_CHECKING:
        _pyi_private_set_type: list[Any]  # type: ignore[assignment]
        _pyi_private_get_type: list[Any]  # type: ignore[assignment]

    kept_plain = (None, "", [])

    def get_prep_value(self, value: Any) -> Any:
        return "" if value == [] else super().get_prep_value(value)

    def sealed(self, value: Any, key_name: str) -> Any:
        return super().sealed(json.dumps(value, ensure_ascii=False), key_name)

    def from_db_value(self, value: str | None, *_about: Any) -> list[Any] | None:
        if not value:
            return None if value is None else []
        opened = open_sealed(keys(), value)
        return GoneRows(value) if opened is None else cast("list[Any]", json.loads(opened))


class SealedBytes(_Sealing, Bytes):
    """For what is not text: a picture, a file."""

    kept_plain = (None, b"")

    def sealed(self, value: Any, key_name: str) -> Any:
        return _SealedBytes(seal_bytes(keys(), key_name, bytes(value)))

    def stored_of(self, stored: Any) -> Any:
        return _SealedBytes(stored)

    def from_db_value(self, value: bytes | memoryview | None, *_about: Any) -> bytes | None:
        if not value:
            return None if value is None else b""
        stored = bytes(value)
        opened = open_sealed_bytes(keys(), stored)
        return GoneBytes(stored) if opened is None else opened
