# The commands of a working day. Each calls one script or one tool.

.PHONY: run dev check test test-postgres schema web e2e screenshots bench bench-engine bench-imports bench-pages corpus fuzz audit

run: ## build everything and serve it with an embedded database and the demonstration
	@scripts/run.sh

dev: ## serve the debug binary, and the pages as they are edited
	@scripts/dev.sh

check: ## format, lints and types, without running a test
	cargo fmt --all --check
	@scripts/build-web.sh
	cargo clippy --locked --workspace --all-targets -- -D warnings
	npm --prefix frontend run --silent typecheck
	npm --prefix frontend run --silent lint

test: ## install what the tests need, then run every check and every test
	@scripts/test.sh

test-postgres: ## run the Rust tests with a throw-away PostgreSQL beside SQLite
	@scripts/build-web.sh
	REQUIRE_PG=1 scripts/with-postgres.sh cargo test --locked --workspace

schema: ## write schema.graphql from the binary, and the frontend's types from it
	@scripts/schema.sh

web: ## build the web pages if their sources have changed
	@scripts/build-web.sh

e2e: ## run the browser journeys against the debug binary
	@scripts/e2e.sh

screenshots: ## take pictures of every screen into screenshots/, in two widths, colours and languages
	@scripts/screenshots.sh

bench: ## measure the engine, the import, and large imports on the release server
	cargo bench --locked -p cordee-engine -p cordee-spreadsheets --bench '*'
	@scripts/bench/imports.sh

bench-imports: ## measure 5,000 rows of 40 columns and 100,000 capabilities on the release server, memory included
	@scripts/bench/imports.sh

bench-engine: ## measure the engine on problem files, beside reference solvers if given: make bench-engine DIR=path REFERENCE=path
	@scripts/bench-engine.sh "$(DIR)" "$(REFERENCE)" "$(SOLVER)"

bench-pages: ## measure how fast the main pages stand there in a browser: largest paint, jumps, bytes of script
	@scripts/bench/pages.sh

corpus: ## read every workbook and published instance below DIR and say what became of it: make corpus DIR=path
	@scripts/corpus.sh "$(DIR)"

fuzz: ## damage workbooks of every format and generate cells, as many as wished: make fuzz MUTATIONS=10000 CASES=100000
	@scripts/fuzz.sh "$(or $(MUTATIONS),10000)" "$(or $(MUTATIONS_FROM),0)" "$(or $(CASES),20000)"

audit: ## licences, sources, duplicates and known vulnerabilities of what we depend on
	@scripts/audit/run.sh
