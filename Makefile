# The one entry for people and for CI; `make help` lists the targets.

SEEDS ?= 50
SECONDS ?= 30
MINUTES ?= 30
export PATH := $(CURDIR)/.build/tools/bin:$(PATH)

SOURCES := Package.swift Sources Tests Fuzz/Package.swift Fuzz/Sources/refuzz
RELEASE := .build/release
STRICT := --explicit-target-dependency-import-check error
# The programs look for no library of ours at run time.
STATIC := --static-swift-stdlib --disable-local-rpath
TEST := swift test --skip-build --disable-xctest

.PHONY: help
help: ## Lists the targets.
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "    make %-14s%s\n", $$1, $$2 }' Makefile

.PHONY: deps
deps: ## Installs what the build and the tests need (DEPS=skip only checks Swift).
	@scripts/deps.sh

.PHONY: build
build: deps ## Builds rewatchd and resim into .build/release.
	@swift build -c release $(STATIC) --product rewatchd
	@swift build -c release $(STATIC) --product resim

.PHONY: build-tests
build-tests: deps
	@swift build --build-tests $(STRICT)

.PHONY: test
test: build-tests ## Runs all tests.
	@scripts/test.sh

.PHONY: demo
demo: build ## Shows the daemon at work on a simulated cluster (ARGS=--once ends by itself).
	@$(RELEASE)/rewatchd demo $(ARGS)

.PHONY: format
format: ## Formats the sources in place.
	@swift format format --in-place --recursive --parallel $(SOURCES)

.PHONY: lint
lint: ## Checks the format of the sources.
	@swift format lint --strict --recursive --parallel $(SOURCES)

.PHONY: tidy
tidy: build-tests ## Checks the sources against the rules of the project.
	@scripts/test.sh --filter TidyTests

.PHONY: check
check: lint build test ## What to run before a commit.

.PHONY: golden
golden: build-tests ## Rewrites the golden files that differ, and shows them.
	@RECORD=1 $(TEST) >/dev/null 2>&1 || true
	@git --no-pager diff --stat -- '*/Goldens/*'

.PHONY: sim
sim: build-tests ## Runs SEEDS simulated hours under swarms of faults (SEED is the first).
	@SEEDS=$(SEEDS) scripts/test.sh --filter SwarmTests

.PHONY: fuzz
fuzz: deps ## Fuzzes what reads what others wrote, SECONDS each (SURFACE is one alone).
	@scripts/fuzz.sh $(SECONDS) $(SURFACE)

.PHONY: asan
asan: deps ## Runs the tests of all that calls C with AddressSanitizer, in a build of its own.
	@swift build --build-tests --sanitize=address --scratch-path .build/asan
	@ASAN_OPTIONS=detect_leaks=0 $(TEST) --sanitize=address --scratch-path .build/asan \
		--filter '(CurlTransport|ClusterAPI|Settings|Systemd|Storage|Exposition|Web)Tests\.'

.PHONY: soak
soak: build ## Watches failing clusters for MINUTES under many clients, with bounds.
	@scripts/soak.sh $(MINUTES)

.PHONY: bench
bench: build ## Measures memory, time and size.
	@scripts/bench.sh
	@swift build -c release $(STATIC) --product rebench
	@$(RELEASE)/rebench cycle
	@$(RELEASE)/rebench pages
	@scripts/bench-decode.sh
	@scripts/bench-buffer.sh
	@scripts/bench-curve.sh
	@scripts/bench-field.sh

.PHONY: install
install: build ## Puts what a package holds below DESTDIR.
	@scripts/install.sh $(or $(DESTDIR),/)

.PHONY: deb
deb: build ## Builds the Debian package into .build/deb.
	@scripts/deb.sh

.PHONY: deb-test
deb-test: deb ## Installs, upgrades, removes and purges it in a clean Debian with a real systemd.
	@scripts/deb-test.sh

.PHONY: rpm
rpm: build ## Builds the RPM package into .build/rpm, as far as a Debian can.
	@scripts/rpm.sh

.PHONY: e2e
e2e: build-tests deb ## Runs everything with a real systemd, journald, Prometheus and the packages.
	@scripts/e2e.sh

.PHONY: page-test
page-test: build ## Opens every page of the daemon in a real Chromium.
	@scripts/page-test.sh $(RELEASE)

.PHONY: screenshots
screenshots: build ## Makes the pictures of the README.
	@scripts/screenshots.sh $(RELEASE)

.PHONY: docs
docs: build ## Writes the documents that are made from tables of the code.
	@$(RELEASE)/rewatchd catalog metrics --format markdown >docs/METRICS.md
	@$(RELEASE)/rewatchd catalog alerts --format markdown >docs/ALERTS.md
	@$(RELEASE)/rewatchd catalog journal >packaging/rewatchd.catalog

.PHONY: binary-check
binary-check: build ## Checks that no full Foundation is in the programs.
	@scripts/check-no-foundation.sh $(RELEASE)/rewatchd $(RELEASE)/resim
	@scripts/check-no-foundation-test.sh

.PHONY: unit-check
unit-check: deps ## Checks the systemd units.
	@scripts/check-units.sh

.PHONY: man-check
man-check: deps ## Checks the manual pages.
	@scripts/check-man.sh

# Needs the tests built, and is not of use alone.
.PHONY: canary
canary: build-tests
	@scripts/canary.sh

# In this order, the quick ones first; the tests come last but for the proof that they can fail.
.PHONY: ci
ci: ## Everything that must hold for the main branch.
	@$(MAKE) --no-print-directory lint
	@$(MAKE) --no-print-directory unit-check
	@$(MAKE) --no-print-directory man-check
	@$(MAKE) --no-print-directory build
	@$(MAKE) --no-print-directory binary-check
	@$(MAKE) --no-print-directory test
	@$(MAKE) --no-print-directory sim SEEDS=200
	@$(MAKE) --no-print-directory canary
	@FUZZ_SEED=1 $(MAKE) --no-print-directory fuzz
	@$(MAKE) --no-print-directory soak MINUTES=2
	@echo "ci: all gates passed, and the canary failed as it must"

.PHONY: clean
clean: ## Removes everything that was built.
	@rm -rf .build
