from django.apps import AppConfig


class OutletsConfig(AppConfig):
    name = "copal.outlets"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from copal.domain.communities.queries.everyone import know_workplaces
        from copal.domain.facilitation import bell
        from copal.domain.journal import actions as journal
        from copal.domain.programmes.queries.directing import names_in_use
        from copal.outlets.wiring import BELLS, WIRING

        journal.wire(WIRING)
        know_workplaces(names_in_use)
        for listener in BELLS:
            bell.hear(listener)
