"""How many questions a page asks the database; the frame of a transaction is no question, nor is what the planner
of PostgreSQL is asked before (EXPLAIN), which looks at no row."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

FRAME = ("SAVEPOINT", "RELEASE", "ROLLBACK", "SET LOCAL", "BEGIN", "COMMIT", "EXPLAIN")


def queries_of(client, path):
    """The queries of one page, which must be there."""
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return sum(not query["sql"].startswith(FRAME) for query in captured.captured_queries)
