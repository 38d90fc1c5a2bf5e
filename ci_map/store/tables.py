"""The tables. What a crawl has still to do is not among them: it follows from the visits."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

runs = Table(
    "crawl_runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("plan", String(64), nullable=False),  # hash of the sites and of what shapes their crawl
    Column("started", String(32), nullable=False),  # ISO 8601, UTC
    Column("finished", String(32)),
    Column("owner", String(32)),  # the command that works on it; another one takes it over
    Column("halted", Boolean, nullable=False),  # its owner asks all workers to stop
)

sites = Table(
    "crawl_sites",
    metadata,
    Column("run", ForeignKey(runs.c.id), primary_key=True),
    Column("key", Text, primary_key=True),
    Column("organisation", Text, nullable=False),
    Column("home", Text, nullable=False),
    Column("country", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("done", Boolean, nullable=False),
)

visits = Table(
    "crawl_visits",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("run", ForeignKey(runs.c.id), nullable=False),
    Column("site", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("outcome", String(32), nullable=False),  # "page" or a Reason
    Column("detail", Text, nullable=False),
    Column("status", Integer),
    Column("final_url", Text),
    Column("fetched_at", String(32)),
    Column("sha256", String(64)),  # of the decoded body
    Column("etag", Text),
    Column("last_modified", Text),
    Column("file", Text),  # place in the archive
    Column("offset", Integer),
    Column("length", Integer),
    Column("page", LargeBinary),  # what was extracted: JSON, deflated
    UniqueConstraint("run", "url"),
    Index("visits_of_site", "site", "run"),
)
