#!/bin/sh
# Reads every kind of feed with strict validators and two real readers.
# First: apt-get install -y newsboat sfeed jing python3-feedparser curl
set -eu
cd "$(dirname "$0")/../../.."
for program in newsboat sfeed sfeed_update jing curl; do
  command -v "$program" >/dev/null || { echo "readers.sh: $program is missing; apt-get install -y newsboat sfeed jing python3-feedparser curl" >&2; exit 1; }
done
/usr/bin/python3 -c 'import feedparser' || { echo 'readers.sh: python3-feedparser is missing' >&2; exit 1; }
exec npx vitest run --config vitest.readers.config.ts
