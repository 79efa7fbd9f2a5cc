"""Reads feeds with feedparser and fails on whatever it finds wrong. Arguments: files. Debian: python3-feedparser."""

import sys

import feedparser

for name in sys.argv[1:]:
    feed = feedparser.parse(open(name, "rb").read(), response_headers={"content-type": "application/xml; charset=utf-8"})
    if feed.bozo:
        sys.exit(f"{name}: {feed.bozo_exception}")
    if not feed.feed.title or not feed.feed.updated_parsed or not feed.entries:
        sys.exit(f"{name}: no title, no date or no entries")
    ids = [entry.id for entry in feed.entries]
    if len(set(ids)) != len(ids) or not all(i.startswith("tag:kehoach-graph,2026:") for i in ids):
        sys.exit(f"{name}: ids are not unique tag ids")
    for entry in feed.entries:
        if not entry.title or not entry.updated_parsed and not entry.published_parsed:
            sys.exit(f"{name}: an entry without title or date")
    print(f"{name}: {feed.version}, {len(ids)} entries")
