import { createContext, type ReactNode, useContext } from 'react';
import { dayIn, type Language, numberIn, pathIn, type Say, sayIn, type Words } from './language.ts';

/** What every part of a page knows of the request that it answers. */
export interface Frame {
  language: Language;
  /** Address without language and parameters, e.g. "/coverage". */
  path: string;
  /** Base of absolute links. */
  base: string;
  /** Asked in process an instant is a Date, out of an answer that was kept a text. */
  dataset: { version: number; publishedAt: Date | string | null };
  /** The version that the address names, where it is not the one that is shown; `changed`: how much changed since. */
  named?: { version: number; changed: number } | undefined;
}

interface Tools extends Frame {
  t: Say;
  say(words: Words): string;
  /** Address of a page of ours in the reader's language. */
  to(path: string): string;
  day(day: string): string;
  number(value: string | number): string;
}

const FrameContext = createContext<Tools | null>(null);

/** Makes what `useFrame` gives, for code that runs outside of a component. */
export function toolsOf(frame: Frame): Tools {
  const { language } = frame;
  const t = sayIn(language);
  return {
    ...frame,
    t,
    say: ([vi, en]) => t(vi, en),
    to: (path) => pathIn(language, path),
    day: (day) => dayIn(language, day),
    number: (value) => numberIn(language, value),
  };
}

export function FrameProvider({ frame, children }: { frame: Frame; children: ReactNode }) {
  return <FrameContext value={toolsOf(frame)}>{children}</FrameContext>;
}

/** Gives a component the language, the address and the dataset of its page. */
export function useFrame(): Tools {
  const frame = useContext(FrameContext);
  if (!frame) throw new Error('a part of a page was drawn outside of a page');
  return frame;
}

/**
 * An official title. It is Vietnamese and stays so; in English the translation, where there is one, comes first.
 */
export function Official({ vi, en }: { vi: string; en?: string | null | undefined }) {
  const { language } = useFrame();
  if (language === 'vi') return vi;
  if (!en) return <span lang="vi">{vi}</span>;
  return (
    <>
      {en} <small lang="vi">{vi}</small>
    </>
  );
}

/** A name that has a form in each language, like that of a province. */
export function Name({ of: { name, nameEn } }: { of: { name: string; nameEn?: string | null } }) {
  const { language } = useFrame();
  if (language === 'vi') return name;
  return nameEn ? nameEn : <span lang="vi">{name}</span>;
}
