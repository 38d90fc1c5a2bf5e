"""Fuzzing by coverage, with atheris, which is no part of what a developer installs otherwise."""
