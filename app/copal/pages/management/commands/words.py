from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from copal.pages.base import catalogs, words


class Command(BaseCommand):
    help = "Gathers every text marked for translation into the catalogs of each language and compiles them."

    def handle(self, *_: Any, **__: Any) -> None:
        locale = Path(settings.LOCALE_PATHS[0])
        texts = words.gather()
        for language in catalogs.PLURALS:
            path = catalogs.place(locale, language)
            waiting = catalogs.write(path, language, texts, catalogs.read(path))
            catalogs.compile_one(locale, language)
            self.stdout.write(f"{language}: {len(texts)} texts, {waiting} wait for a translation")
