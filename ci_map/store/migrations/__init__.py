"""The steps of `ci_map.store.migrations`."""
