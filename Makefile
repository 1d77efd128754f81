# Gongshi 公示. `make help` lists the targets. Everything Python lives in .venv/, made on first use.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# Compiled code is kept: without it every build compiles all of it again, which takes longer than a small site.
unexport PYTHONDONTWRITEBYTECODE
.PHONY: html publish serve verify test torture bench bench-search lint golden schema clean help

PIP := .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --require-hashes
PELICAN := .venv/bin/pelican content -o output --fatal errors

help: ## list the targets 列出命令
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

html: .venv/.stamp ## build the site into output/ 生成站点（开发）
	@$(PELICAN) -s pelicanconf.py

publish: .venv/.stamp ## build for production and append to the ledger 正式发布，写入台账
	@$(PELICAN) -s publishconf.py

serve: .venv/.stamp ## show the site on 127.0.0.1:8000 and rebuild on change 预览，修改后自动重建
	@$(PELICAN) -s pelicanconf.py --listen --autoreload --bind 127.0.0.1 --port 8000

verify: .venv/.stamp ## compare the site with one built from nothing 核对：与从零构建的逐字节比较（SETTINGS="publishconf.py"）
	@PYTHONPATH=plugins .venv/bin/python -m disclosure_desk.verifying -s $(or $(SETTINGS),pelicanconf.py)

test: lint .venv/vnu.jar ## lint, then every test, a real browser included 全部检查与测试
	@.ci/provide chromium >/dev/null && .ci/provide node >/dev/null && .ci/provide java >/dev/null
	@.venv/bin/python -m pytest -n 2 --dist loadgroup

torture: .venv/.stamp-test ## kill, fill, damage and fuzz builds for half an hour or more 极限测试（约半小时以上）
	@TORTURE=full .venv/bin/python -m pytest -n 2 tests/torture $(TORTURE_TESTS)

lint: .venv/.stamp-test ## ruff and mypy 静态检查
	@.venv/bin/ruff check && .venv/bin/ruff format --check && .venv/bin/mypy

bench: .venv/.stamp-test ## measure against Hugo + Pagefind on 10,000 records 与同类工具对比（BENCH="--records 100000"）
	@PYTHONPATH=plugins .venv/bin/python -m tests.bench $(BENCH)

bench-search: .venv/.stamp-test ## measure the search against Pagefind on 100,000 records 检索与 Pagefind 对比
	@.ci/provide chromium >/dev/null && .ci/provide node >/dev/null
	@PYTHONPATH=plugins .venv/bin/python -m tests.bench.searching $(BENCH)

golden: .venv/.stamp-test ## write snapshots and golden files anew; review the diff 更新对照文件
	@UPDATE_GOLDEN=1 .venv/bin/python -m pytest -p no:cacheprovider \
	$$(grep -rl --include='test_*.py' UPDATE_GOLDEN tests)

schema: .venv/.stamp ## write docs/schema/ anew from the models 更新编辑器用的 JSON Schema
	@PYTHONPATH=plugins .venv/bin/python -m disclosure_store.schema_files docs/schema

clean: ## remove the site and every cache; content and ledger stay 删除生成物与缓存
	@rm -rf output .output.* .disclosure .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find plugins tests -name __pycache__ -type d -prune -exec rm -rf {} +

# An interrupted set-up is taken up again where it stopped: hence the two tests before the lock is installed.
.venv/.stamp: requirements.lock pyproject.toml .ci/disclosure
	@echo '正在准备 .venv，首次约需一分钟 … Setting up .venv, about a minute the first time' >&2
	@test -x .venv/bin/python || { python=$$(.ci/provide python) && "$$python" -m venv .venv; }
	@.venv/bin/python -m pip --version >/dev/null 2>&1 || .venv/bin/python -m ensurepip >/dev/null
	@$(PIP) -r requirements.lock
	@install -m 755 .ci/disclosure .venv/bin/disclosure
	@touch $@

.venv/.stamp-test: requirements-test.lock .venv/.stamp
	@echo '正在安装测试工具 … Installing the test tools' >&2
	@$(PIP) -r requirements-test.lock
	@touch $@

.venv/vnu.jar: .ci/fetch_vnu .venv/.stamp-test
	@.ci/provide npm >/dev/null && .ci/fetch_vnu $@
	@touch $@
