from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0005_redactions"),
    ]

    operations = [
        migrations.AddField(
            model_name="task",
            name="reminded_late",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="task",
            name="reminded_soon",
            field=models.DateField(blank=True, null=True),
        ),
    ]
