#!/bin/sh
# Reads every kind of feed with strict validators and two real readers.
# and the data files and workbooks with Python, R, DuckDB and LibreOffice.
# First: apt-get install -y newsboat sfeed jing python3-feedparser curl r-base-core libreoffice-calc
set -eu
cd "$(dirname "$0")/../../.."
for program in newsboat sfeed sfeed_update jing curl Rscript soffice; do
  command -v "$program" >/dev/null || { echo "readers.sh: $program is missing; apt-get install -y newsboat sfeed jing python3-feedparser curl r-base-core libreoffice-calc" >&2; exit 1; }
done
/usr/bin/python3 -c 'import feedparser' || { echo 'readers.sh: python3-feedparser is missing' >&2; exit 1; }
npm ci --ignore-scripts --no-audit --no-fund --prefix test/export/readers
exec npx vitest run --config vitest.readers.config.ts
