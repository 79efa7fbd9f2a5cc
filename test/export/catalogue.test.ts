import { readFile } from 'node:fs/promises';
import jsonld from 'jsonld';
import { DataFactory, Parser, Store } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';
import { beforeAll, describe, expect, it } from 'vitest';
import { catalogueJson, catalogueTurtle } from '../../src/export/catalogue.ts';

const DCAT = 'http://www.w3.org/ns/dcat#';
const DCT = 'http://purl.org/dc/terms/';
const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const ADDRESS = 'https://kehoach.example.vn';
const state = {
  id: 'cf544fbd-24f0-44d2-842b-b7e5ba35a1d4',
  version: 7,
  publishedAt: new Date('2026-01-02T03:04:05Z'),
  contentHash: 'ab'.repeat(32),
  address: ADDRESS,
  years: [2011, 2024, 2030],
};
let store: Store;

beforeAll(() => {
  store = new Store(new Parser().parse(catalogueTurtle(state, ADDRESS)));
});

describe('the catalogue', () => {
  it('says the same as Turtle and as JSON-LD, to readers of others', async () => {
    const quads = (await jsonld.toRDF(catalogueJson(state, ADDRESS) as never, {
      format: 'application/n-quads',
    })) as unknown;
    const read = new Store(new Parser({ format: 'N-Quads' }).parse(String(quads)));
    expect(read.size).toBe(store.size);
    expect(read.size).toBeGreaterThan(150);
    for (const quad of read) expect(store.has(quad), `${quad.subject.value} ${quad.predicate.value}`).toBe(true);
  });

  it('conforms to DCAT-AP: what is mandatory, what is recommended, how often, of which kind', async () => {
    const text = await readFile(new URL('./dcat-ap.shapes.ttl', import.meta.url), 'utf8');
    const validator = new SHACLValidator(new Store(new Parser().parse(text)));
    const found = async (data: Store) =>
      (await validator.validate(data)).results.map(
        ({ path, focusNode, severity }) => `${severity?.value} ${path?.value} of ${focusNode?.value}`,
      );
    expect(await found(store)).toEqual([]);
    // Each thing with each of its properties taken away, or doubled by a number, is found; so is one of another kind.
    for (const [subject, property, count] of [
      ['catalog', `${DCT}publisher`, 1],
      ['catalog', `${DCAT}service`, 1],
      ['dataset', `${DCT}description`, 2],
      ['dataset', `${DCT}temporal`, 1],
      ['graphql', `${DCAT}endpointURL`, 1],
      ['publisher', 'http://xmlns.com/foaf/0.1/name', 1],
    ] as const) {
      const broken = new Store([...store]);
      const quads = broken.getQuads(`${ADDRESS}/catalog#${subject}`, property, null, null);
      expect(quads, property).toHaveLength(count);
      broken.removeQuads(quads);
      expect((await found(broken)).join(), property).toContain(`${property} of ${ADDRESS}/catalog#${subject}`);
      broken.addQuad(
        DataFactory.quad(quads[0]?.subject as never, DataFactory.namedNode(property), DataFactory.literal('1')),
      );
      expect((await found(broken)).length, property).toBeGreaterThan(0);
    }
  });

  it('names nothing of its own that it does not describe', () => {
    const own = store
      .getObjects(null, null, null)
      .filter(({ value }) => value.startsWith(`${ADDRESS}/`) && value.includes('#'));
    expect(own.length).toBeGreaterThan(30);
    for (const { value } of own) expect(store.getQuads(value, RDF_TYPE, null, null), value).toHaveLength(1);
  });

  it('offers the files of the version under their licence', () => {
    const files = store.getObjects(null, `${DCAT}downloadURL`, null).map(({ value }) => value);
    expect(files).toContain(`${ADDRESS}/data/7/kehoach-7.sqlite`);
    expect(files).toContain(`${ADDRESS}/data/7/plans.parquet`);
    for (const subject of store.getSubjects(RDF_TYPE, `${DCAT}Distribution`, null))
      expect(store.getObjects(subject, `${DCT}license`, null)[0]?.value).toContain(
        'creativecommons.org/licenses/by/4.0',
      );
  });
});
