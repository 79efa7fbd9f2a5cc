import { describe, expect, it } from 'vitest';
import { openApp } from '../../support/app.ts';

const app = openApp();
const get = async (url: string) => (await app().http.inject({ url, headers: { accept: 'text/html' } })).body;
const shown = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#x27;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

interface Citation {
  verb: string | null;
  locator: string | null;
  conflict: string | null;
  unresolvedReason?: string | null;
  document?: { slug: string } | null;
  citing?: { slug: string } | null;
}

describe('the page of a document', () => {
  it('says of each citation, both ways, verb, place, difference and why it is not resolved', async () => {
    const { data } = await app().query(`{ documents(first: 100) { nodes { slug
      citations { verb locator conflict: conflictVi unresolvedReason: unresolvedReasonVi document { slug } }
      citedBy { verb locator conflict: conflictVi citing { slug } } } } }`);
    const rich = data.documents.nodes
      .filter(({ citations, citedBy }: { citations: Citation[]; citedBy: Citation[] }) =>
        [...citations, ...citedBy].some((one) => one.conflict || one.unresolvedReason || one.verb),
      )
      .slice(0, 12);
    expect(rich.length).toBeGreaterThan(5);
    for (const { slug, citations, citedBy } of rich) {
      const body = await get(`/documents/${slug}`);
      for (const one of [...citations, ...citedBy] as Citation[]) {
        const other = one.document ?? one.citing;
        if (other) expect(body, slug).toContain(`href="/documents/${other.slug}"`);
        for (const text of [one.verb, one.conflict, one.unresolvedReason]) {
          if (text) expect(body, slug).toContain(shown(text));
        }
      }
    }
  });

  it('says of each source whether it was captured, and shows its checksum', async () => {
    const { data } = await app().query(
      '{ plans(first: 100) { nodes { document { slug } sources { sha256 capturedOn title url } } } }',
    );
    const captured = data.plans.nodes.filter(({ sources }: { sources: { sha256: string | null }[] }) =>
      sources.some(({ sha256 }) => sha256 !== null),
    );
    for (const { document, sources } of captured.slice(0, 3)) {
      const body = await get(`/documents/${document.slug}`);
      for (const { sha256 } of sources) if (sha256) expect(body).toContain(sha256);
    }
    expect(await get('/documents/quang-ngai-93-2025')).toMatch(/Lưu ngày|Trang không được lưu lại/);
  });

  it('says of a document without a source how it is known', async () => {
    const { data } = await app().query('{ documents(first: 100) { nodes { slug sources { id } } } }');
    const bare = data.documents.nodes.find(({ sources }: { sources: unknown[] }) => sources.length === 0);
    if (bare) expect(await get(`/documents/${bare.slug}`)).toContain('Chưa ghi nguồn nào');
  });

  it('is cited as BibTeX and RIS, with the version that was read', async () => {
    for (const url of ['/documents/quang-ngai-93-2025', '/plans/quang-ngai-93-2025']) {
      const body = await get(url);
      expect(body).toContain('@misc{quang-ngai-93-2025,');
      expect(body).toContain('number = {93/KH-UBND}');
      expect(body).toContain('TY  - GOVDOC');
      expect(body).toContain(`UR  - http://127.0.0.1${url}?version=1`);
    }
  });
});
