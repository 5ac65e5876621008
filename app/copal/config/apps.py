from django.apps import AppConfig


class HouseConfig(AppConfig):
    """Runs once when Django is up: our own system checks, and the pseudo-language outside `serve`."""

    name = "copal.config"
    label = "house"

    def ready(self) -> None:
        from copal.config import checks, environment, pseudo  # noqa: PLC0415  (Django must be up first)

        checks.register_all()
        if not environment.HERE.is_serving:
            pseudo.speak()
