import { DataFactory, type Quad_Object, Writer } from 'n3';
import type { Ask } from '../graph/ask.ts';
import { type DatasetState, LICENCE, stateOf } from './dataset-state.ts';
import { yearsOf } from './table-rows.ts';
import { TABLES } from './tables.ts';

/** Vocabularies by their prefixes. */
const PREFIXES = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatap: 'http://data.europa.eu/r5r/',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;
const EU = 'http://publications.europa.eu/resource/authority';
const IANA = 'https://www.iana.org/assignments/media-types';

type Name = `${keyof typeof PREFIXES}:${string}`;
type Value = { '@id': string } | { '@value': string; '@language'?: string; '@type'?: Name };

/** A thing of the catalogue with what is said of it. */
interface Thing {
  id: string;
  type: Name;
  facts: readonly (readonly [Name, Value])[];
}

const to = (id: string): Value => ({ '@id': id });
const said = (value: string, language: 'vi' | 'en'): Value => ({ '@value': value, '@language': language });
const plain = (value: string): Value => ({ '@value': value });
const year = (value: number): Value => ({ '@value': String(value).padStart(4, '0'), '@type': 'xsd:gYear' });
const moment = (at: Date): Value => ({ '@value': at.toISOString(), '@type': 'xsd:dateTime' });

/** Of what a catalogue tells. */
export interface CatalogueState extends DatasetState {
  /** The years for which a plan is known, in order. */
  years: readonly number[];
}

/** Asks of which version, and of which years, the catalogue tells. Throws: NOT_READY. */
export async function catalogueState(ask: Ask, address: string): Promise<CatalogueState> {
  return { ...(await stateOf(ask, address)), years: await yearsOf(ask) };
}

/** What is offered, and where. Source: DCAT-AP 3.0 for catalogues, datasets, distributions and services. */
function thingsOf(state: CatalogueState, address: string): Thing[] {
  const [catalogue, dataset, publisher, service, period] = ['catalog', 'dataset', 'publisher', 'graphql', 'period'].map(
    (name) => `${address}/catalog#${name}`,
  ) as [string, string, string, string, string];
  const [first, last] = [state.years.at(0), state.years.at(-1)];
  const distributions = distributionsOf(state, address);
  const titles: [Name, Value][] = [
    ['dct:title', said('Kế hoạch bình đẳng giới của các tỉnh, thành phố Việt Nam', 'vi')],
    ['dct:title', said('Gender-equality plans of Việt Nam’s provinces', 'en')],
    ['dct:publisher', to(publisher)],
    ['dct:license', to(LICENCE.url)],
    ['dct:modified', moment(state.publishedAt)],
    ['dct:language', to(`${EU}/language/VIE`)],
    ['dct:language', to(`${EU}/language/ENG`)],
  ];
  const about: [Name, Value][] = [
    ['dcat:theme', to(`${EU}/data-theme/SOCI`)],
    ['dcat:theme', to(`${EU}/data-theme/GOVE`)],
    ['dcat:keyword', said('bình đẳng giới', 'vi')],
    ['dcat:keyword', said('gender equality', 'en')],
  ];
  return [
    {
      id: catalogue,
      type: 'dcat:Catalog',
      facts: [
        ...titles,
        ['dct:description', said('Danh mục dữ liệu của Kế hoạch Graph', 'vi')],
        ['dct:description', said('Catalogue of the data of Kế hoạch Graph', 'en')],
        ['foaf:homepage', to(`${address}/`)],
        ['dct:spatial', to(`${EU}/country/VNM`)],
        ['dcat:themeTaxonomy', to(`${EU}/data-theme`)],
        ['dcat:dataset', to(dataset)],
        ['dcat:service', to(service)],
      ],
    },
    {
      id: dataset,
      type: 'dcat:Dataset',
      facts: [
        ...titles,
        ['dct:description', said('Kế hoạch, nhiệm vụ, chỉ tiêu, văn bản được viện dẫn và nguồn của từng điều.', 'vi')],
        [
          'dct:description',
          said('Plans, tasks, targets, the documents that they cite, and the source of each fact.', 'en'),
        ],
        ['dct:identifier', plain(`urn:uuid:${state.id}`)],
        ['dcat:version', plain(String(state.version))],
        ...about,
        ['dct:spatial', to(`${EU}/country/VNM`)],
        ...(first === undefined ? [] : ([['dct:temporal', to(period)]] as const)),
        ['dct:accrualPeriodicity', to(`${EU}/frequency/IRREG`)],
        ['dcat:landingPage', to(`${address}/data`)],
        ...distributions.map(({ id }): [Name, Value] => ['dcat:distribution', to(id)]),
      ],
    },
    { id: publisher, type: 'foaf:Agent', facts: [['foaf:name', plain('Kế hoạch Graph')]] },
    ...(first === undefined || last === undefined
      ? []
      : [
          {
            id: period,
            type: 'dct:PeriodOfTime' as const,
            facts: [
              ['dcat:startDate', year(first)],
              ['dcat:endDate', year(last)],
            ] as const,
          },
        ]),
    ...distributions,
    {
      id: service,
      type: 'dcat:DataService',
      facts: [
        ['dct:title', said('GraphQL', 'en')],
        ['dct:publisher', to(publisher)],
        ['dct:license', to(LICENCE.url)],
        ...about,
        ['dcat:endpointURL', to(`${address}/graphql`)],
        ['dcat:endpointDescription', to(`${address}/schema.graphql`)],
        ['dcat:endpointDescription', to(`${address}/openapi.json`)],
        ['dcat:servesDataset', to(dataset)],
      ],
    },
  ];
}

function distributionsOf({ version }: DatasetState, address: string): Thing[] {
  const whole = 'All tables of the dataset.';
  const files = [
    [`kehoach-${version}.sqlite`, 'application/vnd.sqlite3', 'SQLite', whole],
    [`kehoach-${version}.zip`, 'application/zip', 'CSV, zipped', whole],
    ...TABLES.flatMap(({ name, description }) => [
      [`${name}.csv`, 'text/csv', `${name}, CSV`, description],
      [`${name}.parquet`, 'application/vnd.apache.parquet', `${name}, Parquet`, description],
    ]),
  ] as [string, string, string, string][];
  return files.map(([name, type, title, description]) => ({
    id: `${address}/data/${version}/${name}#distribution`,
    type: 'dcat:Distribution',
    facts: [
      ['dct:title', said(title, 'en')],
      ['dct:description', said(description, 'en')],
      ['dcat:accessURL', to(`${address}/data`)],
      ['dcat:downloadURL', to(`${address}/data/${version}/${name}`)],
      ['dcat:mediaType', to(`${IANA}/${type}`)],
      ['dcatap:availability', to(`${EU}/planned-availability/AVAILABLE`)],
      ['dct:license', to(LICENCE.url)],
    ],
  }));
}

/** Writes the catalogue as JSON-LD, with its context inside, so that no reader has to fetch another. */
export function catalogueJson(state: CatalogueState, address: string): Record<string, unknown> {
  return {
    '@context': PREFIXES,
    '@graph': thingsOf(state, address).map(({ id, type, facts }) => {
      const values: Record<string, Value[]> = {};
      for (const [name, value] of facts) values[name] = [...(values[name] ?? []), value];
      return { '@id': id, '@type': type, ...values };
    }),
  };
}

/** Writes the catalogue as Turtle. */
export function catalogueTurtle(state: CatalogueState, address: string): string {
  const { namedNode, literal, quad } = DataFactory;
  const full = (name: Name) => {
    const [prefix, ...rest] = name.split(':');
    return namedNode(`${PREFIXES[prefix as keyof typeof PREFIXES]}${rest.join(':')}`);
  };
  const object = (value: Value): Quad_Object => {
    if ('@id' in value) return namedNode(value['@id']);
    return literal(value['@value'], value['@language'] ?? (value['@type'] && full(value['@type'])));
  };
  const writer = new Writer({ prefixes: PREFIXES });
  for (const { id, type, facts } of thingsOf(state, address)) {
    const subject = namedNode(id);
    writer.addQuad(quad(subject, namedNode('http://www.w3.org/1999/02/22-rdf-syntax-ns#type'), full(type)));
    for (const [name, value] of facts) writer.addQuad(quad(subject, full(name), object(value)));
  }
  let text = '';
  writer.end((error: Error | null, written: string) => {
    if (error) throw error;
    text = written;
  });
  return text;
}
