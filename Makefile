# The commands of the house. `make` alone lists them: each target's line of help is the comment after its ##.
# Needed on the machine: make, a Python of 3.11 or later, and access to PyPI for the first installation; for the tests of
# the report in a browser, Chromium or Chrome (tools/browser.sh installs it, as root or not).

.DEFAULT_GOAL := help
SHELL := /bin/sh

VENV := .venv
BIN := $(VENV)/bin
ARGS ?= scenarios/pilot.toml
WORKERS ?= 2
WORLDS ?= 5000
AS_ROOT ?= $(if $(filter 0,$(shell id -u)),,sudo)

# The three installations, each remembered by a stamp: a second run finds the stamp newer than pyproject.toml and installs
# nothing. To run needs the package only; to test needs the development tools as well, to compare the tools compared with.
FOR_RUN := $(VENV)/.installed-run
FOR_DEV := $(VENV)/.installed-dev
FOR_BENCH := $(VENV)/.installed-bench
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# pip compiles to bytecode what it copies, and nothing of an editable installation: where Python may not keep what it
# compiles (PYTHONDONTWRITEBYTECODE), every start would do it again.
TO_BYTECODE := $(BIN)/python -m compileall -q src

.PHONY: help run test check lint types walls unit agreement office format bench approve readme reference clean

help: ## list the commands
	@echo "The hourly value simulator. Commands:"
	@sed -n 's/^\([a-z]*\):.*## /  make \1|/p' Makefile | awk -F'|' '{ printf "%-18s %s\n", $$1, $$2 }'
	@echo
	@echo 'Other arguments for simulate: make run ARGS="scenarios/table.toml --replications 2000"'

run: $(FOR_RUN) ## install once, then simulate scenarios/pilot.toml (ARGS="…" passes other arguments)
	@$(BIN)/simulate $(ARGS)

test: check unit ## everything that a change must pass: check, then all the tests (WORKERS=2)

check: lint types walls ## the quick half: style, types and walls

lint: $(FOR_DEV) ## style: ruff check and ruff format --check
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .

types: $(FOR_DEV) ## types: mypy --strict on src
	@$(BIN)/mypy --no-error-summary

walls: $(FOR_DEV) ## walls: import-linter's contracts, as in pyproject.toml
	@$(BIN)/lint-imports --no-logo

unit: $(FOR_DEV) ## all the tests, in parallel (one alone: .venv/bin/pytest tests/…)
	@eval "$$(sh tools/browser.sh $(BIN)/python $(CURDIR)/$(VENV)/browser)" && $(BIN)/python -m pytest -q -n $(WORKERS)

agreement: $(FOR_DEV) ## both engines on thousands of random worlds (WORLDS=5000)
	@AGREEMENT_WORLDS=$(WORLDS) $(BIN)/python -m pytest -q tests/agreement -k random_worlds

office: $(FOR_DEV) ## install LibreOffice Calc (200 MB, by apt, as root) and open the workbook with it
	@command -v soffice >/dev/null || $(AS_ROOT) apt-get install --yes --quiet --no-install-recommends libreoffice-calc-nogui
	@$(BIN)/python -m pytest -q tests/unit/presentation/test_workbook_in_libreoffice.py

format: $(FOR_DEV) ## rewrite the files in the house's style
	@$(BIN)/ruff check --quiet --fix . || true
	@$(BIN)/ruff format --quiet .

bench: $(FOR_BENCH) ## run every benchmark, write docs/explanation/performance.md (QUICK=1: a taste; ONLY="…": some)
	@$(BIN)/python -m benchmarks $(if $(QUICK),--quick) $(ONLY)

approve: $(FOR_DEV) ## approve the golden numbers and texts again (read the difference before you commit it)
	@$(BIN)/python tests/conformance/approve.py
	@$(BIN)/python -m pytest -q tests/golden --approve
	@git --no-pager diff --stat -- tests/golden tests/conformance || true

readme: $(FOR_DEV) ## put the output of a real run into README.md
	@$(BIN)/python tools/readme.py

reference: $(FOR_DEV) ## write docs/reference/cli.md again from the commands themselves
	@$(BIN)/python tools/cli_reference.py

clean: ## remove .venv and whatever the tools left (the results in runs/ stay)
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests tools benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

$(FOR_RUN): pyproject.toml | $(BIN)/python
	@echo "Installing the simulator into $(VENV) (once; a minute or two) …" >&2
	@$(PIP_INSTALL) --editable .
	@$(TO_BYTECODE)
	@touch $@

$(FOR_DEV): pyproject.toml | $(BIN)/python
	@echo "Installing the simulator and its development tools into $(VENV) (once; a minute or two) …" >&2
	@$(PIP_INSTALL) --editable '.[dev]'
	@$(TO_BYTECODE)
	@touch $@ $(FOR_RUN)

$(FOR_BENCH): pyproject.toml | $(BIN)/python
	@echo "Installing the simulator and the tools that it is compared with into $(VENV) (once; a minute or two) …" >&2
	@$(PIP_INSTALL) --editable '.[bench]'
	@$(TO_BYTECODE)
	@touch $@ $(FOR_RUN)

# A candidate serves if it starts, is recent enough and can make a virtual environment with pip in it (Debian packs that
# apart, as python3-venv). A candidate that is only too bare is remembered, for the message.
$(BIN)/python:
	@bare=; chosen=; \
	for candidate in $(PYTHON) python3.13 python3.12 python3.11 python3 python3.14 python; do \
	  "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	  if "$$candidate" -c 'import ensurepip, venv' 2>/dev/null; then chosen=$$candidate; break; fi; \
	  bare=$${bare:-$$candidate}; \
	done; \
	if [ -n "$$chosen" ]; then exec "$$chosen" -m venv --clear $(VENV); fi; \
	if [ -n "$$bare" ]; then \
	  echo "$$bare is recent enough but cannot make a virtual environment: its venv and ensurepip modules are missing." >&2; \
	  echo "On Debian and Ubuntu: sudo apt install python3-venv. Then run make again." >&2; \
	else \
	  echo "No Python of 3.11 or later was found (tried python3.13, python3.12, python3.11, python3, python3.14, python)." >&2; \
	  echo "Install one, or name yours: make run PYTHON=/path/to/python3" >&2; \
	fi; \
	exit 1
