"""For migrations: words that stood in plain before their field was sealed.

In SQLite what they leave behind is overwritten (`secure_delete`, set with every connection). PostgreSQL keeps the
old rows until it is told to let go (`VACUUM FULL`), and its write-ahead log until that is recycled.
"""

from string import Formatter
from typing import Any

from copal.domain.confidentiality.sealing import key_name, keys
from copal.instruments.sealing import seal


def seal_standing(model: Any, field: str, key: str) -> int:
    """Seal what stands in a field that is plain text yet, under the key each row names. Returns how many.

    `model` as the migration knows it.
    """
    beside = {name.split(".")[0] for _text, name, *_rest in Formatter().parse(key) if name and "." in name}
    many, rows = 0, model.objects.exclude(**{field: ""})
    for row in list(rows.select_related(*beside) if beside else rows):
        sealed = seal(keys(), key_name(key, row), getattr(row, field))
        many += model.objects.filter(pk=row.pk).update(**{field: sealed})
    return many
