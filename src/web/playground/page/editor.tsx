import { GraphiQL } from 'graphiql';
import 'graphiql/setup-workers/vite';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import './graphiql-overrides.css';
import { type RefObject, useState } from 'react';
import type { PlaygroundConfig, PlaygroundOperation } from '../playground.types.ts';
import { type CurrentTab, EditorBridge } from './editor-bridge.tsx';
import { activeTab, docsOpenAtStart, firstVisitTabs, isReload, linkedTab, rememberDocs } from './initial-state.ts';
import { postGraphql } from './server.ts';
import { pageStorage } from './storage.ts';
import type { Language } from './text.ts';
import { Tools } from './toolbar.tsx';

interface Props {
  config: PlaygroundConfig;
  openOperation: RefObject<((operation: PlaygroundOperation) => void) | null>;
  /** Set to what reads what stands in the editors now. */
  current: CurrentTab;
  language: Language;
}

/** The title under which GraphiQL registers its documentation explorer. */
const DOCS = 'Documentation Explorer';

/**
 * Wraps GraphiQL. The styles come one by one, because `graphiql/style.css` holds 330 kB of base64 fonts that
 * lack nothing a system font has, and Monaco's styles once more.
 */
export function Editor({ config, openOperation, current, language }: Props) {
  const [start] = useState(() => {
    const tabs = firstVisitTabs(config);
    return {
      tabs,
      opened: tabs?.[0] ?? (isReload() ? null : linkedTab(config)) ?? activeTab() ?? undefined,
      visiblePlugin: docsOpenAtStart() ? DOCS : undefined,
      fetcher: (params: unknown, options?: { headers?: Record<string, string> }) =>
        postGraphql(config.graphqlPath, params, options?.headers),
    };
  });
  return (
    <GraphiQL
      fetcher={start.fetcher}
      storage={pageStorage}
      defaultTabs={start.tabs ?? undefined}
      // GraphiQL fills the variables editor from here only, never from the first of the default tabs.
      initialQuery={start.opened?.query}
      initialVariables={start.opened?.variables}
      defaultEditorToolsVisibility="variables"
      visiblePlugin={start.visiblePlugin}
      onTogglePluginVisibility={(plugin) => rememberDocs(plugin?.title === DOCS)}
    >
      <GraphiQL.Logo>{null}</GraphiQL.Logo>
      <GraphiQL.Toolbar>
        <Tools language={language} />
      </GraphiQL.Toolbar>
      <EditorBridge
        openOperation={openOperation}
        current={current}
        operations={config.operations}
        language={language}
      />
    </GraphiQL>
  );
}
