# Two commands for everybody: `make map` and `make test`. Both set up what they need, and do
# nothing when nothing has changed. Needs git, make and Python 3.11 or later with pip; another one
# than python3 is named by `make map PYTHON=python3.12`.

PYTHON ?= python3
UV := .uv/bin/uv
UV_VERSION := 0.13.9
DONE := .cache/make

CODE := $(shell find ci_map -type f -not -name '*.pyc' -not -name map.html)
# Copies and locks that spreadsheet programs leave beside the lists are none of ours.
SEEDS := $(shell find data/seeds -type f -not -name '.*' -not -name '*[!a-zA-Z0-9._-]*' -not -name '*.before-repair')
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

# macOS brings an older Python: say so before all else.
define check_python
@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
  || { echo "ci-map needs Python 3.11 or later, and $(PYTHON) is none; name another: make map PYTHON=python3.12" >&2; exit 1; }
endef

# uv, into a folder of its own: the machine's Python stays as it is.
.uv/bin/uv:
	$(check_python)
	@$(PYTHON) -m pip --version > /dev/null \
	  || { echo "ci-map needs a Python with pip (Debian, Ubuntu: apt install python3-pip)" >&2; exit 1; }
	@echo "setting up 1 of 3: uv, which installs all else, into .uv"
	@PIP_ROOT_USER_ACTION=ignore $(PYTHON) -m pip install --quiet --disable-pip-version-check \
	  --target .uv uv==$(UV_VERSION)

$(DONE)/runtime: requirements.lock .uv/bin/uv
	$(check_python)
	@echo "setting up 2 of 3: libraries, into .venv (the longest step)"
	@$(UV) venv --quiet --allow-existing --python $(PYTHON) .venv
	@$(UV) pip install --quiet --compile-bytecode --python .venv --require-hashes -r requirements.lock
	@mkdir -p $(@D) && touch $@

# Installs ci_map in place; its build hook makes the map page from web/.
$(DONE)/package: $(DONE)/runtime pyproject.toml hatch_build.py $(WEB)
	@echo "setting up 3 of 3: ci-map, and the map's page by node"
	@$(UV) pip install --quiet --python .venv --no-deps --editable .
	@touch $@

$(DONE)/dev: requirements-dev.lock $(DONE)/runtime
	@echo "setting up what the tests need"
	@$(UV) pip install --quiet --python .venv --require-hashes -r requirements-dev.lock
	@touch $@

$(DONE)/map: $(DONE)/package $(CODE) $(SEEDS)
	@echo "building the map"
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
