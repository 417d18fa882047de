# The portal on one's own machine. `make help` lists what there is.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
UV := $(BIN)/uv pip compile --universal --generate-hashes --no-header --python-version 3.11 --quiet

.DEFAULT_GOAL := help
.PHONY: help run test lint fmt messages lock bench clean

help: ## Show this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 10

run: $(VENV)/local ## Run the whole portal at http://127.0.0.1:8000/ (another port: PORT=8080; Ctrl-C stops it)
	@exec $(BIN)/python manage.py run_portal

test: $(VENV)/dev ## Run all tests with a real database, broker, worker and, where there is Chromium, browser
	@$(BIN)/python -m pytest --numprocesses auto --dist worksteal $(TESTS)

lint: $(VENV)/dev ## Check style, import order, migrations, production settings, templates and translation
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh .ci/lint

fmt: $(VENV)/dev ## Put code and templates into shape
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format --quiet .
	@$(BIN)/djlint --reformat --quiet templates

messages: $(VENV)/dev ## Bring locale/ up to date with the sources
	@$(BIN)/python manage.py messages

lock: $(VENV)/dev ## Compile requirements*.txt from pyproject.toml (newer versions: UPGRADE=--upgrade)
	@$(UV) $(UPGRADE) pyproject.toml -o requirements.txt
	@$(UV) $(UPGRADE) pyproject.toml --group local -o requirements-local.txt -c requirements.txt
	@$(UV) $(UPGRADE) pyproject.toml --group local --group dev -o requirements-dev.txt -c requirements-local.txt

bench: $(VENV)/dev ## Measure the slowest paths (benchmarks/)
	@$(BIN)/python -m benchmarks

clean: ## Remove the virtual environment and caches; data in var/ stays
	rm -rf $(VENV) .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +

$(VENV)/created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "The portal needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version 2>&1)."; \
		echo "Name a newer one: make PYTHON=python3.13 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/local: requirements-local.txt | $(VENV)/created
	@echo "Installing packages (once) …"
	@$(PIP) -r requirements-local.txt
	@touch $@

$(VENV)/dev: requirements-dev.txt | $(VENV)/created
	@echo "Installing packages for development (once) …"
	@$(PIP) -r requirements-dev.txt
	@touch $@ $(VENV)/local
