# Everything is set up by the two commands that start the README: `make run` and `make test`.
# PYTHON names the interpreter to build the virtual environment with (3.11 or newer).

PYTHON ?= $(firstword $(foreach name,python3 python3.13 python3.12 python3.11,$(shell \
  $(name) -c 'import sys; sys.version_info < (3, 11) and sys.exit(1); print("$(name)")' 2>/dev/null)))
VENV ?= .venv
BIN = $(VENV)/bin
PORT ?= 8000
export COUNCIL_DATA ?= $(CURDIR)/var
PIP = $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: run test check bench messages backup restore lock sample pictures

run: $(VENV)/.run  ## the archive on http://127.0.0.1:8000 with the sample council
	COUNCIL_LOCAL=1 $(BIN)/python manage.py run_archive --port $(PORT)

test: $(VENV)/.dev  ## all the tests that this machine can run; the end lists what was skipped and why
	$(BIN)/python -m pytest -n auto $(ARGS)

check: $(VENV)/.dev  ## lint, format, types, import contracts, migrations, deployment settings
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djade --target-version 5.2 $$(git ls-files 'templates/admin/*.html')
	$(BIN)/mypy
	$(BIN)/lint-imports
	COUNCIL_LOCAL=1 $(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py check --deploy --fail-level WARNING

bench: $(VENV)/.dev  ## ratios: reading, importing, pages of 100,000 items; COUNCIL_BENCH=folder keeps the archives
	$(BIN)/python -m benchmarks

WELSH := council/locale/cy/LC_MESSAGES/django.po
messages: $(VENV)/.dev  ## find new words of the public pages for the Welsh catalogue, and compile it
	$(BIN)/pybabel -q extract --no-location --no-wrap -k gettext_lazy -k gettext_noop -k ngettext_lazy:1,2 -k pgettext_lazy:1c,2 \
	  -F pyproject.toml -o var/messages.pot .
	$(BIN)/pybabel -q update -i var/messages.pot -l cy -o $(WELSH) --no-wrap --ignore-obsolete -N
	# so that the same words give the same file
	sed -i.old -E '/^"(POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Generated-By):/d' $(WELSH)
	rm $(WELSH).old
	$(BIN)/pybabel -q compile -i $(WELSH) -l cy -o $(WELSH:.po=.mo)

backup: $(VENV)/.run  ## database and files in one archive: make backup FILE=archive.tar.gz
	@test -n "$(FILE)" || { echo 'Say where to: make backup FILE=archive.tar.gz'; exit 2; }
	COUNCIL_LOCAL=1 $(BIN)/python manage.py backup_archive "$(FILE)"

restore: $(VENV)/.run  ## into an empty database: make restore FILE=archive.tar.gz
	@test -n "$(FILE)" || { echo 'Say where from: make restore FILE=archive.tar.gz'; exit 2; }
	COUNCIL_LOCAL=1 $(BIN)/python manage.py restore_archive "$(FILE)"

sample: $(VENV)/.dev  ## make the documents of the sample council anew from their sources
	$(BIN)/python -m council.sample.build

pictures: $(VENV)/.dev  ## draw the pictures of the documentation anew
	$(BIN)/python -m docs.pictures.draw

lock: $(VENV)/.dev  ## pin the dependencies anew
	$(PIP) install uv
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header \
	  pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header \
	  -c requirements.txt --extra dev pyproject.toml -o requirements-dev.txt

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo 'Python 3.11 or newer is needed: install it, or say make PYTHON=/path/to/python'; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.txt | $(BIN)/python
	@test -e $(VENV)/.dev || { echo 'Installing what the archive needs (once, about a minute)…'; \
	  $(PIP) install --require-hashes -r requirements.txt; }
	@touch $@

$(VENV)/.dev: requirements-dev.txt | $(BIN)/python
	@echo 'Installing what the tests need (once, a minute or two)…'
	$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@
