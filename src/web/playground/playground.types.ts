/** The user group whose question an operation answers; the menu of the page is ordered by it. */
export type PlaygroundGroup = 'ministry' | 'researcher' | 'portal';

/** One shipped operation as the page shows it. */
export interface PlaygroundOperation {
  name: string;
  group: PlaygroundGroup;
  titleVi: string;
  titleEn: string;
  /** The GraphQL document, exactly as it should stand in the editor. */
  document: string;
  /** Default variables; an empty object when the operation takes none. */
  variables: Readonly<Record<string, unknown>>;
}

/** An address that this server really answers; the page invents no links of its own. */
export interface PlaygroundLink {
  href: string;
  labelVi: string;
  labelEn: string;
}

/** What `/playground.json` carries: the contract between the server and the page. */
export interface PlaygroundConfig {
  /** Path of the GraphQL endpoint on this origin. */
  graphqlPath: string;
  /** The first one is the flagship: it stands in the first tab on a first visit. */
  operations: readonly PlaygroundOperation[];
  links: readonly PlaygroundLink[];
}
