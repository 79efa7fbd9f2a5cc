import jsonld from 'jsonld';
import { Parser, Store } from 'n3';
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
};
let store: Store;

/** What a DCAT-AP 3.0 profile makes mandatory, by class. */
const MANDATORY: Readonly<Record<string, readonly string[]>> = {
  [`${DCAT}Catalog`]: [`${DCT}title`, `${DCT}description`, `${DCT}publisher`],
  [`${DCAT}Dataset`]: [`${DCT}title`, `${DCT}description`],
  [`${DCAT}Distribution`]: [`${DCAT}accessURL`],
  [`${DCAT}DataService`]: [`${DCT}title`, `${DCAT}endpointURL`],
  'http://xmlns.com/foaf/0.1/Agent': ['http://xmlns.com/foaf/0.1/name'],
};

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

  it('has of each thing what DCAT-AP makes mandatory, and names nothing that it does not describe', () => {
    for (const [type, properties] of Object.entries(MANDATORY)) {
      const subjects = store.getSubjects(RDF_TYPE, type, null);
      expect(subjects.length, type).toBeGreaterThan(0);
      for (const subject of subjects)
        for (const property of properties)
          expect(store.getObjects(subject, property, null).length, `${subject.value} ${property}`).toBeGreaterThan(0);
    }
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
