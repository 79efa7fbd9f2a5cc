import type { PublishedVersion } from '../../records/versions.ts';
import type { History, LoggedChange } from '../checkout.ts';

/** An older version, and where its image lies or is to lie. */
export interface VersionToOpen {
  wanted: PublishedVersion;
  /** Folder of the images; made when the first is written. */
  root: string;
  /** Base of absolute links. */
  base: string;
}

/** A question as its address asks it. */
export interface AskedUrl {
  url: string;
  accept: string | undefined;
  /** Address of who asks: clients take turns. */
  client: string;
}

/** What an address was answered with. */
export interface UrlAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
}

/** What the process of an older version is asked. */
export type OfVersion = {
  /** Opens the version: nothing else is asked before. */
  open: { input: VersionToOpen; answer: null };
  get: { input: AskedUrl; answer: UrlAnswer };
};

/** What it asks the service that started it. */
export type OfService = {
  history: { input: { version: number }; answer: History };
  log: { input: { version: number; afterSeq: number }; answer: LoggedChange[] };
};
