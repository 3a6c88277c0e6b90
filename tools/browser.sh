#!/bin/sh
# A browser for the tests of the report, and Pango for those of its PDF: used where they are, else installed by apt as root,
# else unpacked from Debian's packages into a folder of ours, for which nobody need be root, else fetched by Playwright.
# Prints the lines of shell that let the tests find them; where nothing helps, nothing, and those tests are skipped.
#
#     sh tools/browser.sh PYTHON FOLDER

python=$1 folder=$2
packages="chromium libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core"

said() { echo "$*" >&2; }

installed() {
  for name in chromium chromium-browser google-chrome google-chrome-stable chrome; do
    if command -v "$name" > /dev/null; then return 0; fi
  done
  return 1
}

# The program itself: what Debian puts beside it under the name of a command is a script that looks for it elsewhere.
program() { find "$folder/root" -type f -path '*/lib/*/chromium' -perm -u+x 2> /dev/null | head -n 1; }

unpacked() { [ -n "$(program)" ]; }

tell_unpacked() {
  root=$folder/root
  libraries=$(find "$root" -name '*.so*' -exec dirname {} + | sort -u | grep -v '/chromium' | paste -sd : -)
  echo "export SIMULATOR_BROWSER='$(program)' LD_LIBRARY_PATH='$libraries'"
  if [ ! -e /etc/fonts/fonts.conf ]; then echo "export FONTCONFIG_SYSROOT='$root'"; fi
}

install_as_root() {
  [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null || return 1
  said "Installing Chromium, in which the tests open the report (once; a minute) ..."
  apt-get update -qq > /dev/null 2>&1
  DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends $packages > /dev/null 2>&1
}

unpack_without_root() {
  command -v apt-get > /dev/null && command -v dpkg > /dev/null || return 1
  said "Unpacking Chromium, in which the tests open the report, into $folder (once; a minute) ..."
  mkdir -p "$folder/state/lists/partial" "$folder/cache/archives/partial" "$folder/root" || return 1
  apt() {
    apt-get -qq -o Dir::State="$folder/state" -o Dir::State::status="${STATUS:-/var/lib/dpkg/status}" \
      -o Dir::Cache="$folder/cache" -o Debug::NoLocking=1 -o APT::Sandbox::User="$(id -un)" "$@" > /dev/null 2>&1
  }
  apt update
  apt install --yes --download-only --no-install-recommends $packages || return 1
  for file in "$folder"/cache/archives/*.deb; do dpkg -x "$file" "$folder/root" || return 1; done
  rm -rf "$folder/state" "$folder/cache"
  unpacked
}

fetch_by_playwright() {
  said "Fetching Chromium, in which the tests open the report (once; a minute) ..."
  PLAYWRIGHT_BROWSERS_PATH=$folder/playwright timeout 600 "$python" -m playwright install --only-shell chromium > /dev/null 2>&1
}

tell_playwright() { echo "export PLAYWRIGHT_BROWSERS_PATH='$folder/playwright'"; }

if installed; then exit 0; fi
if unpacked; then tell_unpacked; exit 0; fi
if [ -d "$folder/playwright" ]; then tell_playwright; exit 0; fi
if install_as_root && installed; then exit 0; fi
if unpack_without_root; then tell_unpacked; exit 0; fi
if fetch_by_playwright; then tell_playwright; exit 0; fi
rm -rf "$folder"
said "No Chromium could be installed: the tests that open the report in it are skipped."
said "On Debian and Ubuntu: sudo apt install chromium libpangoft2-1.0-0"
exit 0
