import './copy-menu.css';
import { useId, useState } from 'react';
import type { Snippet } from '../../kit/copy-as.ts';
import { copyQueryAs } from '../../kit/copy-query-as.ts';
import { askedOf } from './asked.ts';
import type { CurrentTab } from './editor-bridge.tsx';
import { type Language, TEXT } from './text.ts';

interface Props {
  language: Language;
  /** Path of the graph; null until it is known. */
  graphqlPath: string | null;
  /** Reads what stands in the editors now. */
  current: CurrentTab;
}

/** Gives the query that stands in the editor, with its variables, as a few lines of a program to copy. */
export function CopyMenu({ language, graphqlPath, current }: Props) {
  const text = TEXT[language];
  const id = useId();
  const [snippets, setSnippets] = useState<readonly Snippet[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [copied, setCopied] = useState<string | null>(null);

  function read() {
    const tab = current.current?.();
    setCopied(null);
    const asked = tab ? askedOf(tab) : null;
    setProblem(asked === null ? text.noQuery : asked === 'variables' ? text.badVariables : null);
    const address = new URL(graphqlPath ?? '/graphql', location.href).href;
    setSnippets(asked === null || asked === 'variables' ? [] : copyQueryAs(address, asked));
  }

  async function copy({ language: place, code }: Snippet) {
    try {
      await navigator.clipboard.writeText(code);
      setCopied(`${place}: ${text.copied}`);
    } catch {
      setCopied(text.notCopied);
    }
  }

  return (
    <>
      <button type="button" className="copy-button" popoverTarget={id}>
        {text.copyAs}
      </button>
      <section
        id={id}
        popover="auto"
        className="operations copy-menu"
        aria-label={text.copyAs}
        onToggle={({ newState }) => newState === 'open' && read()}
      >
        <div className="operations-head">
          <p>{problem ?? text.copyHint}</p>
          <button type="button" popoverTarget={id} popoverTargetAction="hide">
            {text.close}
          </button>
        </div>
        <p role="status">{copied}</p>
        {snippets.map((snippet) => (
          <figure key={snippet.language}>
            <figcaption>
              {snippet.language}{' '}
              <button type="button" onClick={() => copy(snippet)} aria-label={`${text.copy}: ${snippet.language}`}>
                {text.copy}
              </button>
            </figcaption>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: without it a keyboard cannot scroll it */}
            <pre tabIndex={0}>
              <code translate="no">{snippet.code}</code>
            </pre>
          </figure>
        ))}
      </section>
    </>
  );
}
