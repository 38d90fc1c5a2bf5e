# Two commands for everybody: `make map` and `make test`. Both set up what they need, and do
# nothing when nothing has changed. Needs git, make and Python 3.11 or later with pip.

PYTHON ?= python3
UV := .uv/bin/uv
UV_VERSION := 0.13.9
DONE := .cache/make

CODE := $(shell find ci_map -type f -not -name '*.pyc' -not -name map.html)
SEEDS := $(shell find data/seeds -type f -not -name '*.before-repair')
WEB := $(shell find web -type d \( -name node_modules -o -name dist \) -prune -o -type f -print)
TESTS := $(shell find crawlers tests benchmarks analysis docs -type f -not -name '*.pyc') README.md mkdocs.yml CONTRIBUTING.md

.PHONY: map test lint types docs format lock rivals clean

map: $(DONE)/map
	@cat $(DONE)/map

test: $(DONE)/tests
	@tail -n 1 $(DONE)/tests

lint: $(DONE)/dev
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .

types: $(DONE)/dev $(DONE)/package
	.venv/bin/mypy
	.venv/bin/mypy --platform win32 ci_map crawlers hatch_build.py
	.venv/bin/mypy --platform darwin ci_map crawlers hatch_build.py

format: $(DONE)/dev
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

# The manual with the API reference, into .cache/site.
docs: $(DONE)/dev $(DONE)/package
	.venv/bin/mkdocs build --strict

# What benchmarks compare with and nothing else needs: their sides are left out without it.
rivals: $(DONE)/dev $(DONE)/package
	$(UV) pip install --quiet --python .venv --require-hashes -r requirements-rivals.lock

# After a change of the dependencies in pyproject.toml.
lock: .uv/bin/uv
	$(UV) pip compile pyproject.toml --universal --generate-hashes --python-version 3.11 \
	  --custom-compile-command "make lock" --quiet -o requirements.lock
	$(UV) pip compile pyproject.toml --group dev --universal --generate-hashes \
	  --python-version 3.11 --custom-compile-command "make lock" --quiet \
	  --constraint requirements.lock -o requirements-dev.lock
	$(UV) pip compile --group rivals --universal --generate-hashes \
	  --python-version 3.11 --custom-compile-command "make lock" --quiet \
	  --constraint requirements-dev.lock -o requirements-rivals.lock

clean:
	rm -rf .venv .uv .cache web/node_modules web/dist ci_map/publish/map.html

# uv, into a folder of its own: the machine's Python stays as it is.
.uv/bin/uv:
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --target .uv uv==$(UV_VERSION)

$(DONE)/runtime: requirements.lock .uv/bin/uv
	$(UV) venv --quiet --allow-existing --python $(PYTHON) .venv
	$(UV) pip install --quiet --compile-bytecode --python .venv --require-hashes -r requirements.lock
	@mkdir -p $(@D) && touch $@

# Installs ci_map in place; its build hook makes the map page from web/.
$(DONE)/package: $(DONE)/runtime pyproject.toml hatch_build.py $(WEB)
	$(UV) pip install --quiet --python .venv --no-deps --editable .
	@touch $@

$(DONE)/dev: requirements-dev.lock $(DONE)/runtime
	$(UV) pip install --quiet --python .venv --require-hashes -r requirements-dev.lock
	@touch $@

$(DONE)/map: $(DONE)/package $(CODE) $(SEEDS)
	@.venv/bin/ci-map build > $@.new && mv $@.new $@

$(DONE)/browser: $(DONE)/dev
	command -v chromium || command -v chromium-browser || command -v google-chrome \
	  || .venv/bin/playwright install chromium
	@touch $@

# pytest's own output passes through; the exit code is pytest's, not that of tee.
$(DONE)/tests: $(DONE)/package $(DONE)/dev $(DONE)/browser $(CODE) $(SEEDS) $(TESTS) Makefile
	@rm -f $@
	@set -o pipefail; .venv/bin/pytest -n 2 $(PYTEST_OPTIONS) | tee $@.new
	@mv $@.new $@

SHELL := /bin/bash
