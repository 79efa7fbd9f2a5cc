import { pick, useGraphiQL, useGraphiQLActions, useMonaco } from '@graphiql/react';
import { type RefObject, useEffect } from 'react';
import type { PlaygroundOperation } from '../playground.types.ts';
import { addressOf } from './address.ts';
import { type InitialTab, tabOf } from './initial-state.ts';
import type { Language } from './text.ts';
import { withoutUndeclared } from './variables.ts';

/** What stands in the editors, for who is beside them. */
export type CurrentTab = RefObject<(() => InitialTab & { operationName?: string | undefined }) | null>;

interface Props {
  current: CurrentTab;
  openOperation: RefObject<((operation: PlaygroundOperation) => void) | null>;
  operations: readonly PlaygroundOperation[];
  language: Language;
}

/**
 * Monaco takes no CSS variable, and GraphiQL asks for a font that is not shipped. First the system fonts that
 * have all Vietnamese letters; where none is installed the browser takes single letters from another font.
 */
const MONOSPACE = 'ui-monospace, "Cascadia Mono", Consolas, "Noto Sans Mono", Menlo, "Liberation Mono", monospace';

/** Monaco's own uses of Escape come first: closing a widget, dropping a selection. */
const ESCAPE_IS_FREE =
  'editorTextFocus && !suggestWidgetVisible && !parameterHintsVisible && !findWidgetVisible && !editorHasSelection';

/** Ties GraphiQL's inner state to the page around it; draws nothing itself. */
export function EditorBridge({ openOperation, current, operations, language }: Props) {
  const { addTab, changeTab, run } = useGraphiQLActions();
  const { queryEditor, variableEditor, headerEditor, responseEditor, tabs, activeTabIndex, isFetching, operationName } =
    useGraphiQL(
      pick(
        'queryEditor',
        'variableEditor',
        'headerEditor',
        'responseEditor',
        'tabs',
        'activeTabIndex',
        'isFetching',
        'operationName',
      ),
    );

  useEffect(() => {
    current.current = () => ({
      query: queryEditor?.getValue() ?? '',
      variables: variableEditor?.getValue() ?? '',
      operationName,
    });
    return () => {
      current.current = null;
    };
  }, [current, queryEditor, variableEditor, operationName]);

  useEffect(() => {
    // The address is what a reader sends to another: it opens what stands here now.
    const tab = tabs[activeTabIndex];
    const address = addressOf({ query: tab?.query ?? '', variables: tab?.variables ?? '' }, operations, language);
    if (location.pathname + location.search !== address) history.replaceState(null, '', address);
  }, [tabs, activeTabIndex, operations, language]);

  useEffect(() => {
    nameTabs(tabs.length, activeTabIndex);
  }, [tabs, activeTabIndex]);

  useEffect(() => {
    if (!isFetching || !queryEditor || !variableEditor) return;
    const kept = withoutUndeclared(queryEditor.getValue(), variableEditor.getValue());
    if (kept !== null) variableEditor.setValue(kept);
  }, [isFetching, queryEditor, variableEditor]);

  useEffect(() => {
    // On a phone the answer stands below the fold: without this, running a query would seem to do nothing.
    if (!isFetching || !matchMedia('(max-width: 700px)').matches) return;
    document.querySelector('.graphiql-response')?.scrollIntoView({ block: 'start' });
  }, [isFetching]);

  const escapeKey = useMonaco((state) => state.monaco?.KeyCode.Escape);

  useEffect(() => {
    const actions = [queryEditor, variableEditor, headerEditor, responseEditor].map((editor) => {
      editor?.updateOptions({ fontFamily: MONOSPACE, fontSize: 14 });
      if (escapeKey === undefined) return undefined;
      // Tab indents inside Monaco: without this a keyboard could enter an editor and never leave it.
      return editor?.addAction({
        id: 'leave-editor',
        label: 'Leave the editor',
        keybindings: [escapeKey],
        keybindingContext: ESCAPE_IS_FREE,
        run: () => editor.getDomNode()?.closest<HTMLElement>('[tabindex="0"]')?.focus(),
      });
    });
    return () => {
      for (const action of actions) action?.dispose();
    };
  }, [queryEditor, variableEditor, headerEditor, responseEditor, escapeKey]);

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
      // An editor that has already run the query has prevented the default.
      if (event.defaultPrevented || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      run();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [run]);

  return null;
}

/**
 * GraphiQL marks the items of its list as tabs and puts the buttons inside them, which no role of a tab may hold: for
 * those who hear the page they are items of a list, with the button of the open one marked.
 */
function nameTabs(count: number, active: number): void {
  const items = [...document.querySelectorAll('.graphiql-tab')].slice(0, count);
  items[0]?.parentElement?.removeAttribute('role');
  items.forEach((item, i) => {
    item.removeAttribute('role');
    item.removeAttribute('aria-selected');
    const button = item.querySelector('.graphiql-tab-button');
    if (i === active) button?.setAttribute('aria-current', 'true');
    else button?.removeAttribute('aria-current');
  });
}
