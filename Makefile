# `make` lists the targets. Works with GNU make 3.81 or newer and any POSIX shell.

PORT ?= 8501
DATA ?=
ARGS ?=
VENV := .venv
PY := $(VENV)/bin/python
LOG := $(VENV)/install.log

.PHONY: help run test check bench lock vendor clean
.DEFAULT_GOAL := help

help:
	@echo "make run [PORT=8501]  install what is needed into $(VENV) and start the application;"
	@echo "                      DATA=FOLDER shows another data folder than data/"
	@echo "make test [ARGS=...]  check, then all tests, the ones in a browser included; ARGS go to pytest"
	@echo "make check            lint, formatting and types"
	@echo "make bench [ARGS=...] measure the speed beside other apps; ARGS='--rounds 2 --only cold' for a part of it"
	@echo "make lock [ARGS=-U]   write the requirements.txt files from pyproject.toml; -U takes newer versions"
	@echo "make vendor           fetch the pinned plotly.js into interview/client/vendor and cut the font; needs npm"
	@echo "make clean            remove $(VENV), caches and test results"

run:
	@$(find_python); "$$python" -c "$$CHECK_PORT" "$(PORT)"
	@$(make_venv); $(call install,requirements.txt)
	@$(if $(DATA),export INTERVIEW_DATA="$(abspath $(DATA))";) exec $(PY) -m streamlit run app.py --server.port $(PORT) --server.headless true

test: check
	@$(apt_install); $(find_office); $(find_chromium); export CHROMIUM; $(PY) -m pytest -n 2 --dist loadfile $(ARGS)

check:
	@$(make_venv); $(call install,requirements.txt); $(call install,tests/requirements.txt)
	@$(PY) -m ruff check --quiet
	@$(PY) -m ruff format --check --quiet
	@$(PY) -m mypy

bench:
	@$(make_venv); $(call install,requirements.txt); $(call install,tests/requirements.txt)
	@$(apt_install); $(find_chromium); export CHROMIUM; $(PY) -m tests.benchmarks $(ARGS)

lock:
	@$(make_venv); $(PY) -m pip install -q uv==0.13.9 >$(LOG) 2>&1 || $(call fail,uv cannot be installed: see $(LOG))
	@$(call compile,requirements.txt)
	@$(call compile,tests/requirements.txt,--group test --constraints requirements.txt)

vendor:
	@$(make_venv); $(call install,requirements.txt); $(PY) -c "$$VENDOR"
	@$(PY) -m pip install -q fonttools==4.68.0 >$(LOG) 2>&1 || $(call fail,fonttools cannot be installed: see $(LOG))
	@$(PY) -c "$$FONT"

clean:
	@rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .benchmarks mutants test-results
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Each define below is a piece of shell for a recipe.

fail = { echo "$(1)" >&2; exit 1; }

# Sets $python: the one of an earlier run if it still works, else the first that can make an environment.
define find_python
lacking=; \
for python in $(PY) "$(PYTHON)" python3.13 python3.12 python3.11 python3 ""; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	if [ "$$python" = $(PY) ]; then modules=pip; else modules="venv, ensurepip"; fi; \
	"$$python" -c "import $$modules" 2>/dev/null && break; \
	lacking=$$python; \
done; \
if [ -z "$$python" ]; then \
	if [ -z "$$lacking" ]; then $(call fail,Python 3.11 or newer is needed and was not found: install it or name it with PYTHON=...); fi; \
	$(call fail,$$lacking has no venv module: install it (on Debian and Ubuntu: apt-get install python3-venv)); \
fi
endef

define make_venv
$(find_python); \
if [ "$$python" != $(PY) ]; then \
	"$$python" -m venv --clear $(VENV) || $(call fail,$$python cannot make $(VENV)); \
fi
endef

# install,FILE: skipped if this very FILE was installed last time.
define install
installed=$(VENV)/$(subst /,-,$(1)); \
if ! cmp -s $(1) $$installed; then \
	echo "Installing the packages of $(1) ..."; \
	$(PY) -m pip install --require-hashes --no-input -r $(1) >$(LOG) 2>&1 || $(call fail,Installing $(1) failed: see $(LOG)); \
	cp $(1) $$installed; \
fi
endef

# compile,FILE,OPTIONS: pins and hashes for every supported system and Python.
define compile
$(VENV)/bin/uv pip compile pyproject.toml --no-config --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header $(2) $(ARGS) --output-file $(1) && \
{ echo '# Written by `make lock` from pyproject.toml.'; cat $(1); } >$(VENV)/lock && cp $(VENV)/lock $(1)
endef

# apt_install PACKAGES: on Debian and Ubuntu, as root or with sudo; fails elsewhere.
define apt_install
apt_install() { \
	command -v apt-get >/dev/null || return; \
	if [ "$$(id -u)" = 0 ]; then root=; else root="sudo -n"; fi; \
	$$root apt-get update && $$root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$$@"; \
}
endef

# Installs LibreOffice, which opens the downloads in a test; where it cannot be had that test is skipped.
define find_office
command -v loimpress >/dev/null || { \
	echo "Installing LibreOffice ..."; \
	apt_install libreoffice-calc libreoffice-impress >$(LOG) 2>&1 || echo "It cannot be installed, its tests are skipped (log: $(LOG))"; \
}
endef

# Sets $CHROMIUM, a browser that starts; installs one if there is none.
define find_chromium
look() { \
	for name in "$$@"; do \
		CHROMIUM=$$(command -v "$$name") && "$$CHROMIUM" --version >/dev/null 2>&1 && return; \
	done; \
	false; \
}; \
look_everywhere() { \
	look "$$CHROMIUM" chromium chromium-browser google-chrome \
		"/Applications/Chromium.app/Contents/MacOS/Chromium" \
		"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; \
}; \
look_everywhere || { \
	echo "Installing Chromium ..."; \
	apt_install chromium fonts-liberation >$(LOG) 2>&1 && look_everywhere; \
} || { \
	$(PY) -m playwright install chromium >>$(LOG) 2>&1 && look "$$($(PY) -c "$$PLAYWRIGHT_CHROMIUM")"; \
} || $(call fail,The browser tests need Chromium: install it or name it with CHROMIUM=... (log: $(LOG)))
endef

define CHECK_PORT
import socket, sys
text = sys.argv[1]
if not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):
    sys.exit(f"PORT={text} is not a port number")
port = int(text)
try:
    with socket.socket() as visitor:
        taken = visitor.connect_ex(("127.0.0.1", port)) == 0
    if not taken:
        socket.create_server(("", port)).close()
except PermissionError:
    sys.exit(f"Port {port} needs more rights: run `make run PORT=8502`")
except OSError:
    taken = True
if taken:
    sys.exit(f"Port {port} is in use: stop the other program or run `make run PORT={8502 if port != 8502 else 8503}`")
endef
export CHECK_PORT

define PLAYWRIGHT_CHROMIUM
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
endef
export PLAYWRIGHT_CHROMIUM

# Fetches the version that plotly.py names with `npm pack` and writes down its hash.
define VENDOR
import hashlib, pathlib, subprocess, tarfile, tempfile
from plotly.offline import get_plotlyjs_version
package, name, version = "plotly.js-basic-dist-min", "plotly-basic.min.js", get_plotlyjs_version()
folder = pathlib.Path("interview/client/vendor")
with tempfile.TemporaryDirectory() as place:
    subprocess.run(["npm", "pack", "--silent", f"{package}@{version}"], cwd=place, check=True, stdout=subprocess.DEVNULL)
    with tarfile.open(next(pathlib.Path(place).glob("*.tgz"))) as archive:
        for member in (name, "LICENSE"):
            (folder / member).write_bytes(archive.extractfile(f"package/{member}").read())
digest = hashlib.sha256((folder / name).read_bytes()).hexdigest()
rows = {"package": package, "version": version, "file": name, "sha256": digest, "licence": "LICENSE"}
lines = ["# Written by `make vendor`: what stands here, where it comes from on npm, and its hash."]
lines += [f'{key} = "{value}"' for key, value in rows.items()]
(folder / "vendor.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
print(f"{package} {version}: {digest}")
endef
export VENDOR

# Cuts the letters of Latin scripts, in the weights in use, out of the serif that comes with Streamlit (429 KB, here 83).
# Its licence reserves the name Source, so the cut has another.
define FONT
import pathlib, streamlit
from fontTools import subset, ttLib
from fontTools.varLib import instancer
folder = pathlib.Path("interview/client/vendor")
source = next(pathlib.Path(streamlit.__file__).parent.rglob("SourceSerifVariable-Roman.*.woff2"))
font = ttLib.TTFont(source)
options = subset.Options(flavor="woff2", name_IDs=[0, 13, 14])
cut = subset.Subsetter(options)
styles = pathlib.Path("interview/client/theme.css").read_text(encoding="utf-8")
cut.populate(unicodes=subset.parse_unicodes(styles.partition("unicode-range: ")[2].partition(";")[0].replace("U+", "")))
cut.subset(font)
instancer.instantiateVariableFont(font, {"wght": (400, 700), "opsz": (16, 24)}, inplace=True)
subset.save_font(font, str(folder / "quotation.woff2"), options)
endef
export FONT
