import { type KeyboardEvent, useId, useRef } from 'react';
import type { PlaygroundOperation } from '../playground.types.ts';
import { GROUPS, type Language, OTHER_LANGUAGE, TEXT } from './text.ts';

interface Props {
  language: Language;
  operations: readonly PlaygroundOperation[];
  onOpen(operation: PlaygroundOperation): void;
}

const STEPS: Record<string, (index: number, count: number) => number> = {
  ArrowDown: (index, count) => (index + 1) % count,
  ArrowUp: (index, count) => (index - 1 + count) % count,
  Home: () => 0,
  End: (_index, count) => count - 1,
};

/**
 * Lists the shipped operations by user group. A native popover: the browser itself closes it on Escape and on
 * a click outside, gives the focus back and tells assistive technology; only the way inside by keyboard is ours.
 */
export function OperationsMenu({ language, operations, onOpen }: Props) {
  const text = TEXT[language];
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const other = OTHER_LANGUAGE[language];

  function items(): HTMLButtonElement[] {
    return [...(panel.current?.querySelectorAll<HTMLButtonElement>('.operation') ?? [])];
  }

  function moveFocus(event: KeyboardEvent<HTMLDivElement>) {
    const step = STEPS[event.key];
    const all = items();
    if (!step || all.length === 0) return;
    event.preventDefault();
    const focused = all.findIndex((item) => item.matches(':focus'));
    all[step(focused, all.length)]?.focus();
  }

  function open(operation: PlaygroundOperation) {
    panel.current?.hidePopover();
    onOpen(operation);
  }

  return (
    <>
      <button type="button" className="operations-button" popoverTarget={id}>
        {text.operations}
        {operations.length > 0 && <span className="badge">{operations.length}</span>}
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys move between the buttons inside */}
      <div
        ref={panel}
        id={id}
        popover="auto"
        className="operations"
        onKeyDown={moveFocus}
        onToggle={({ newState }) => newState === 'open' && items()[0]?.focus()}
      >
        <div className="operations-head">
          <p>{operations.length > 0 ? text.operationsHint : text.noOperations}</p>
          <button type="button" popoverTarget={id} popoverTargetAction="hide">
            {text.close}
          </button>
        </div>
        {GROUPS.map(({ group, ...label }) => {
          const members = operations.filter((operation) => operation.group === group);
          if (members.length === 0) return null;
          return (
            <section key={group} aria-label={label[language]}>
              <h2>
                {label[language]}{' '}
                <span className="twin" lang={other}>
                  {label[other]}
                </span>
              </h2>
              <ul>
                {members.map((operation) => (
                  <li key={operation.name}>
                    <button type="button" className="operation" onClick={() => open(operation)}>
                      <span>{language === 'vi' ? operation.titleVi : operation.titleEn}</span>
                      <small lang={other}>{language === 'vi' ? operation.titleEn : operation.titleVi}</small>
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </>
  );
}
