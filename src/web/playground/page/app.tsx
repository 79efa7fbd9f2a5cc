import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { PlaygroundConfig, PlaygroundOperation } from '../playground.types.ts';
import { CopyMenu } from './copy-menu.tsx';
import type { CurrentTab } from './editor-bridge.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Header } from './header.tsx';
import { useLanguage } from './language.ts';
import { BARE_CONFIG, readConfig } from './server.ts';
import { TEXT } from './text.ts';
import { WhatIsHere } from './what-is-here.tsx';

/** The editor is four megabytes of code; the header and the counts stand before it has arrived. */
const Editor = lazy(async () => ({ default: (await import('./editor.tsx')).Editor }));

/** Lays out the page: who we are, what is here, and the editor. */
export function App() {
  const [language, setLanguage] = useLanguage();
  const [config, setConfig] = useState<PlaygroundConfig | null>(null);
  const [configFailed, setConfigFailed] = useState(false);
  const current: CurrentTab = useRef(null);
  const openOperation = useRef<((operation: PlaygroundOperation) => void) | null>(null);
  const text = TEXT[language];

  useEffect(() => {
    readConfig().then(setConfig, () => {
      setConfig(BARE_CONFIG);
      setConfigFailed(true);
    });
  }, []);

  return (
    <>
      <a className="skip-link" href="#editor">
        {text.skip}
      </a>
      <Header
        language={language}
        onLanguage={setLanguage}
        operations={config?.operations ?? []}
        onOpen={(operation) => openOperation.current?.(operation)}
      >
        <CopyMenu language={language} graphqlPath={config?.graphqlPath ?? null} current={current} />
      </Header>
      <WhatIsHere
        language={language}
        graphqlPath={config?.graphqlPath ?? null}
        links={config?.links ?? []}
        notice={configFailed ? text.configFailed : null}
      />
      <main id="editor" tabIndex={-1} aria-label={text.editor}>
        <p className="keys">{text.editorKeys}</p>
        <ErrorBoundary message={text.editorFailed}>
          <Suspense fallback={<p className="notice">{text.editorLoading}</p>}>
            {config ? (
              <Editor config={config} openOperation={openOperation} current={current} language={language} />
            ) : null}
          </Suspense>
        </ErrorBoundary>
      </main>
    </>
  );
}
