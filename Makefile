# The commands of README.md. All the work is in bootstrap.py, which needs nothing but Python.

PYTHON ?= python3
ARGS ?=
UV = uv==0.13.9

.PHONY: help run test lint bench lock

help:
	@echo "make run    set up and serve the site (HOST=, PORT=, LEDGER= choose where and what)"
	@echo "make test   set up everything the tests need, then run them all (ARGS= goes to pytest)"
	@echo "make lint   style, templates, types, deployment settings, migrations"
	@echo "make bench  how fast the pages are on a large record, in bare Django responses"
	@echo "make lock   pin what requirements*.in ask for, with hashes"

run:
	@$(PYTHON) bootstrap.py run

test:
	@$(PYTHON) bootstrap.py test $(ARGS)

lint:
	@$(PYTHON) bootstrap.py lint

bench:
	@$(PYTHON) bootstrap.py bench

lock:
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && \
	$(PYTHON) -m venv "$$folder" && "$$folder/bin/pip" install --quiet $(UV) && \
	for name in requirements requirements-dev; do \
		"$$folder/bin/uv" pip compile --quiet --universal --python-version 3.11 \
			--generate-hashes --custom-compile-command "make lock" \
			"$$name.in" --output-file "$$name.txt" || exit 1; \
	done
