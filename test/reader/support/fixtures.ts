import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'node:path';
import { type PlanBundle, readDocument } from '../../../src/reader/index.ts';
import { loadReference } from './reference.ts';

const FOLDER = new URL('../fixtures/', import.meta.url);

/** Addresses that a test gives with a page; the others are read without one. */
const ADDRESSES: Readonly<Record<string, string>> = {
  '21-host-only': 'https://hungyen.gov.vn/portal/ke-hoach-2023.aspx',
};

export const FIXTURES = readdirSync(FOLDER).sort();

export function fixtureBytes(name: string): Uint8Array {
  return readFileSync(new URL(name, FOLDER));
}

/** Reads one fixture as a caller would. */
export function readFixture(name: string): Promise<PlanBundle> {
  const url = ADDRESSES[parse(name).name];
  return readDocument(fixtureBytes(name), { reference: loadReference(), fileName: name, url });
}

/** Reads a text written in a test. */
export function readText(text: string, options: { url?: string } = {}): Promise<PlanBundle> {
  return readDocument(new TextEncoder().encode(text), { reference: loadReference(), ...options });
}
