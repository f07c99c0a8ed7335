"""A few rows as a column of another row, so that a page asks once for what it shows of each.

For lists that are short by nature or cut: five documents, the seats of a group. What is long, or read with
its relations, is a query of its own.
"""

from django.db.models import JSONField, QuerySet, Subquery
from django.db.models.functions import JSONObject


class RowList(Subquery):
    """The rows in their order as a list of dictionaries by the names in `columns`, empty where there are
    none.

    Values come as JSON has them: a day and a time as ISO 8601, a truth as 0 or 1 on SQLite.
    """

    def __init__(self, rows: QuerySet, *names: str, **columns):
        facts = JSONObject(**{name: name for name in names}, **columns)
        super().__init__(rows.values(row_of_list=facts), output_field=JSONField())

    def as_sqlite(self, compiler, connection):
        template = "(SELECT json_group_array(json(listed.row_of_list)) FROM (%(subquery)s) listed)"
        return self.as_sql(compiler, connection, template=template)

    def as_postgresql(self, compiler, connection):
        template = "(SELECT coalesce(jsonb_agg(listed.row_of_list), '[]') FROM (%(subquery)s) listed)"
        return self.as_sql(compiler, connection, template=template)
