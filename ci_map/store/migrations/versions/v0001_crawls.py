"""Crawl runs, their sites, their visits."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """From an empty store."""
    op.create_table(
        "crawl_runs",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("plan", sa.String(64), nullable=False),
        sa.Column("started", sa.String(32), nullable=False),
        sa.Column("finished", sa.String(32)),
        sa.Column("owner", sa.String(32)),
        sa.Column("halted", sa.Boolean, nullable=False),
    )
    op.create_table(
        "crawl_sites",
        sa.Column("run", sa.Integer, sa.ForeignKey("crawl_runs.id"), primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in _OF_SITES),
        sa.Column("done", sa.Boolean, nullable=False),
    )
    op.create_table(
        "crawl_visits",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("run", sa.Integer, sa.ForeignKey("crawl_runs.id"), nullable=False),
        sa.Column("site", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("outcome", sa.String(32), nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
        sa.Column("status", sa.Integer),
        sa.Column("final_url", sa.Text),
        sa.Column("fetched_at", sa.String(32)),
        sa.Column("sha256", sa.String(64)),
        *(sa.Column(name, sa.Text) for name in ("etag", "last_modified", "file")),
        *(sa.Column(name, sa.Integer) for name in ("offset", "length")),
        sa.Column("page", sa.LargeBinary),
        sa.UniqueConstraint("run", "url"),
    )
    op.create_index("visits_of_site", "crawl_visits", ["site", "run"])


_OF_SITES = ("organisation", "home", "country", "source")
