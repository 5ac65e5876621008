#!/usr/bin/env python
"""Django's own command line, for makemigrations and the like. People use `./copal`."""

import os, sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "app"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "copal.config.settings")
from django.core.management import execute_from_command_line

execute_from_command_line(sys.argv)
