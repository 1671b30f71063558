# The verbs of the project; CI calls the same ones. `make help` lists them.

PYTHON ?= $(firstword $(foreach python,python3 python3.14 python3.13 python3.12 python3.11 python,\
  $(shell $(python) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(python))))
BIN := .venv/bin
# Where the site will be served; instant navigation needs it, everything else works without.
SITE_URL ?=
export SITE_URL
# The checkout's own Node comes first for the scripts that look for one.
export PATH := $(CURDIR)/$(BIN):$(PATH)
export PYTHONDONTWRITEBYTECODE := 1
export NO_MKDOCS_2_WARNING := 1

.PHONY: help setup assets serve build test test-long lint format bench lock screenshots clean distclean

help:
	@echo "make serve    build the book and serve it at http://127.0.0.1:8000, with live reload"
	@echo "make build    write the static site to site/ (SITE_URL=https://… bakes its address)"
	@echo "make test     run every test (test-long: the long ones too)"
	@echo "make lint     check formatting, types and style (format: mend formatting)"
	@echo "make bench    measure, and write bench/RESULTS.md (ROUNDS=1: quickly; ONLY=page,start,run,slider,build)"
	@echo "make screenshots  picture every page into .cache/screenshots"
	@echo "make lock     resolve the lock files anew"
	@echo "make clean    remove what was built (distclean: what was installed and fetched, too)"

setup:
	@test -n "$(PYTHON)" || { echo "make: Python 3.11 or newer is needed and was not found; install it, or name it: make PYTHON=/path/to/python3 …"; exit 1; }
	@$(PYTHON) textbook/tooling/install.py
	@$(BIN)/python -m textbook.tooling.runtime_files

assets: setup
	@$(BIN)/python -m textbook.tooling.bundle

serve: setup
	@$(BIN)/python -m textbook.tooling.serve

build: assets
	@$(BIN)/mkdocs build --strict --clean
	@echo "The site is in site/."

test: build
	@$(BIN)/python -m textbook.tooling.browser
	@$(BIN)/python -m pytest -m "not long" $(PYTEST)

test-long: build
	@$(BIN)/python -m textbook.tooling.browser
	@$(BIN)/python -m pytest $(PYTEST)

lint: assets
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/npx biome check
	@$(BIN)/npx tsc --project tsconfig.json

format: setup
	@$(BIN)/ruff format
	@$(BIN)/ruff check --fix
	@$(BIN)/npx biome check --write

bench: build
	@$(BIN)/python -m textbook.tooling.browser
	@ROUNDS="$(ROUNDS)" ONLY="$(ONLY)" $(BIN)/python -m bench.run

screenshots: build
	@$(BIN)/python -m textbook.tooling.browser
	@$(BIN)/python -m textbook.tooling.screenshots

lock: setup
	@$(BIN)/python -m textbook.tooling.lock

clean:
	rm -rf site .cache/assets .cache/bundle .cache/generated .cache/prerender .cache/katex .cache/logs .cache/screenshots

distclean: clean
	rm -rf .venv node_modules .cache
