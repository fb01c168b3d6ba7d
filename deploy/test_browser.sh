#!/bin/sh
# Install what the tests need, where it is missing: Chromium with and without windows, the fonts of golden papers and of rare names, a QR reader, the voice of read-aloud.
set -eu
if command -v chromium >/dev/null && command -v chromium-headless-shell >/dev/null && command -v zbarimg >/dev/null && command -v espeak-ng >/dev/null \
    && [ -f /usr/share/fonts/truetype/wqy/wqy-microhei.ttc ] && [ -f /usr/share/fonts/truetype/hanazono/HanaMinA.ttf ]; then
    exit 0
fi
as_root=""
[ "$(id -u)" -eq 0 ] || as_root="sudo"
$as_root apt-get update -qq
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends \
    chromium chromium-headless-shell espeak-ng fontconfig fonts-hanazono fonts-wqy-microhei zbar-tools >/dev/null
