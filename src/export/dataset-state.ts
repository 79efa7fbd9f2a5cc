import { stringify } from 'yaml';
import { AppError } from '../base/errors.ts';
import { type Ask, question } from '../graph/ask.ts';

/** The version of which files are made, and where it can be found. */
export interface DatasetState {
  id: string;
  version: number;
  publishedAt: Date;
  contentHash: string;
  /** Address of the service; null when none is known. */
  address: string | null;
}

export const TITLE = 'Kế hoạch Graph: gender-equality plans of Việt Nam’s provinces';

/** Under which conditions the data may be used. */
export const LICENCE = {
  spdx: 'CC-BY-4.0',
  title: 'Creative Commons Attribution 4.0 International',
  url: 'https://creativecommons.org/licenses/by/4.0/',
} as const;

const STATE = question('{ dataset { id version publishedAt contentHash } }');

/** Asks which version stands now. Throws: NOT_READY before the first publication. */
export async function stateOf(ask: Ask, address: string | null): Promise<DatasetState> {
  const { dataset } = await ask<{
    dataset: { id: string | null; version: number; publishedAt: Date | string | null; contentHash: string | null };
  }>(STATE);
  const { id, version, publishedAt, contentHash } = dataset;
  if (id === null || publishedAt === null || contentHash === null)
    throw new AppError('NOT_READY', 'The database holds no dataset yet. Start the service on it once: kehoach serve.');
  return { id, version, publishedAt: new Date(publishedAt), contentHash, address };
}

/** Writes in one sentence how the data is cited. The same version has the same sentence. */
export function citationOf({ version, publishedAt, contentHash, address, id }: DatasetState): string {
  const day = publishedAt.toISOString().slice(0, 10);
  const place = address === null ? `Dataset ${id}` : `${address}/data/${version}`;
  return `Kế hoạch Graph contributors (${day.slice(0, 4)}). ${TITLE}. Version ${version}, ${day}. ${place} (SHA-256 ${contentHash}).`;
}

/** Writes the citation for programs. Source: Citation File Format 1.2.0. */
export function citationFile(state: DatasetState): string {
  const { version, publishedAt, contentHash, address, id } = state;
  return stringify({
    'cff-version': '1.2.0',
    message: 'If you use this data, please cite it as below.',
    title: TITLE,
    type: 'dataset',
    authors: [{ name: 'Kế hoạch Graph contributors' }],
    version: String(version),
    'date-released': publishedAt.toISOString().slice(0, 10),
    license: LICENCE.spdx,
    ...(address && { url: `${address}/data/${version}` }),
    identifiers: [
      { type: 'other', value: `sha256:${contentHash}`, description: 'Content hash of all records of this version' },
      { type: 'other', value: `urn:uuid:${id}`, description: 'Identity of the dataset, which its copies bear too' },
    ],
  });
}

/** Says what may be done with the data, and whose the sources are. */
export function licenceText(state: DatasetState): string {
  return `${TITLE}
Version ${state.version}

The data is licensed under ${LICENCE.title} (${LICENCE.spdx}):
${LICENCE.url}

Cite it as:
${citationOf(state)}

What is not ours: the documents and pages from which facts were taken belong to their issuers and publishers, who are
named for each of them in the table "sources". These files hold facts, official titles and quotations of at most 300
characters, and neither the text of a source nor the names of authors of pages. Legal and administrative documents are
no subject of copyright in Việt Nam (Law on Intellectual Property, article 15).

The program that made these files is licensed under the MIT licence.

Cells stand in the files exactly as they are. A title may begin with "=", "+" or "-": a spreadsheet that opens a CSV
may take it for a formula. The service gives every question as a workbook too, where it cannot.
`;
}
