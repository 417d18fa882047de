"""History is append-only: the database itself refuses to change or delete a state change."""

from django.db import migrations

FORBID = """
CREATE FUNCTION refuse_change_of_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'evaluations_statechange is append-only';
END $$;
CREATE TRIGGER statechange_is_append_only
    BEFORE UPDATE OR DELETE ON evaluations_statechange
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_history();
"""
ALLOW = """
DROP TRIGGER statechange_is_append_only ON evaluations_statechange;
DROP FUNCTION refuse_change_of_history();
"""


class Migration(migrations.Migration):
    dependencies = [("evaluations", "0001_initial")]
    operations = [migrations.RunSQL(FORBID, ALLOW)]
