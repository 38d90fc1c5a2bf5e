"""Run by Alembic: upgrades the store whose connection `ci_map.store.schema` hands over."""

from alembic import context

from ci_map.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
