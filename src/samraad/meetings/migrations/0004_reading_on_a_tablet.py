"""Notes and markings stand on a paper by its file's hash; what was opened, and where one is in the agenda."""

from __future__ import annotations

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def to_hashes(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    for name in ("PrivateNote", "Marking"):
        for row in (
            apps.get_model("meetings", name).objects.filter(attachment__isnull=False).select_related("attachment")
        ):
            row.sha256 = row.attachment.sha256
            row.save(update_fields=["sha256"])


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("meetings", "0003_cancelled_and_setup"),
    ]

    operations = [
        migrations.RemoveConstraint("privatenote", "note_on_item_once"),
        migrations.RemoveConstraint("privatenote", "note_on_attachment_once"),
        migrations.AddField("privatenote", "sha256", models.CharField(blank=True, default="", max_length=64)),
        migrations.AddField("privatenote", "line", models.IntegerField(default=0)),
        migrations.AddField("marking", "sha256", models.CharField(blank=True, default="", max_length=64)),
        migrations.AddField("marking", "before", models.CharField(blank=True, default="", max_length=100)),
        migrations.AddField("marking", "after", models.CharField(blank=True, default="", max_length=100)),
        migrations.AddField("marking", "removed_at", models.DateTimeField(blank=True, null=True)),
        migrations.RunPython(to_hashes, migrations.RunPython.noop),
        migrations.RemoveField("privatenote", "attachment"),
        migrations.RemoveField("marking", "attachment"),
        migrations.AddConstraint(
            "privatenote",
            models.UniqueConstraint(fields=("user", "item", "sha256", "line"), name="note_once"),
        ),
        migrations.CreateModel(
            name="SeenVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("item", models.BigIntegerField(default=0)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="meetings.publishedversion"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("user", "version", "item"), name="seen_once")],
            },
        ),
        migrations.CreateModel(
            name="ReadingPlace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(auto_now=True)),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="meetings.agendaitem"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="meetings.meeting"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("user", "meeting"), name="place_once")],
            },
        ),
    ]
