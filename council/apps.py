"""The one Django app of the archive."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CouncilConfig(AppConfig):
    """Joins the rooms that react to changes of the record."""

    name = "council"
    verbose_name = "Council committee web archive"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect what must follow a migration and what must follow a change of the record."""
        from council.models.archive import make_the_one_row
        from council.models.planning import gather_statistics
        from council.public.languages import keep_language_at_hand, remember_texts
        from council.search import upkeep

        post_migrate.connect(make_the_one_row, sender=self, dispatch_uid="council.archive")
        upkeep.connect()
        post_migrate.connect(gather_statistics, sender=self, dispatch_uid="council.planning")
        remember_texts()
        keep_language_at_hand()
