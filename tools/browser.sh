#!/bin/sh
# A browser for the tests of the report, and Pango for those of its PDF: installed where that is possible, never demanded.
# Without a browser those tests are skipped, and say so.
for name in chromium chromium-browser google-chrome google-chrome-stable chrome; do
  if command -v "$name" > /dev/null; then exit 0; fi
done
if command -v apt-get > /dev/null && [ "$(id -u)" = 0 ]; then
  echo "Installing Chromium, in which the tests open the report (once; a minute) …" >&2
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium libpangoft2-1.0-0; } > /dev/null 2>&1 && exit 0
fi
echo "No Chromium or Chrome is here: the tests that open the report in one are skipped." >&2
echo "On Debian and Ubuntu: sudo apt install chromium libpangoft2-1.0-0" >&2
exit 0
