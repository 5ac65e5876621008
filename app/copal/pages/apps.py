from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Templates, static files and template tags of every screen."""

    name = "copal.pages"
    label = "pages"
