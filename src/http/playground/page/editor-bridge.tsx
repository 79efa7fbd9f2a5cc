import { pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { type RefObject, useEffect } from 'react';
import type { PlaygroundOperation } from '../playground.types.ts';
import { tabOf } from './initial-state.ts';

interface Props {
  openOperation: RefObject<((operation: PlaygroundOperation) => void) | null>;
}

/** Monaco takes no CSS variable, and GraphiQL asks for a font that is not shipped. These have all Vietnamese letters. */
const MONOSPACE = 'ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace';

/** Ties GraphiQL's inner state to the page around it; draws nothing itself. */
export function EditorBridge({ openOperation }: Props) {
  const { addTab, changeTab, run } = useGraphiQLActions();
  const { queryEditor, variableEditor, headerEditor, responseEditor, tabs } = useGraphiQL(
    pick('queryEditor', 'variableEditor', 'headerEditor', 'responseEditor', 'tabs'),
  );

  useEffect(() => {
    for (const editor of [queryEditor, variableEditor, headerEditor, responseEditor]) {
      editor?.updateOptions({ fontFamily: MONOSPACE, fontSize: 14 });
    }
  }, [queryEditor, variableEditor, headerEditor, responseEditor]);

  useEffect(() => {
    openOperation.current = (operation) => {
      const { query, variables } = tabOf(operation);
      const existing = tabs.findIndex((tab) => tab.query === query);
      if (existing >= 0) {
        changeTab(existing);
      } else {
        addTab();
        queryEditor?.setValue(query);
        variableEditor?.setValue(variables);
      }
      queryEditor?.focus();
    };
    return () => {
      openOperation.current = null;
    };
  }, [openOperation, tabs, addTab, changeTab, queryEditor, variableEditor]);

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      // An editor that has already run the query, or closed its own suggestion list, has prevented the default.
      if (event.defaultPrevented) return;
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        run();
      } else if (event.key === 'Escape' && event.target instanceof Element) {
        // Tab indents inside Monaco: without this a keyboard could enter an editor and never leave it.
        event.target.closest('.monaco-editor')?.closest<HTMLElement>('[tabindex="0"]')?.focus();
      }
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [run]);

  return null;
}
