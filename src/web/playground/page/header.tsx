import './header.css';
import type { ReactNode } from 'react';
import type { PlaygroundOperation } from '../playground.types.ts';
import { OperationsMenu } from './operations-menu.tsx';
import { type Language, TEXT } from './text.ts';

interface Props {
  language: Language;
  onLanguage(language: Language): void;
  operations: readonly PlaygroundOperation[];
  onOpen(operation: PlaygroundOperation): void;
  /** Further controls. */
  children: ReactNode;
}

const LANGUAGES: readonly { language: Language; name: string }[] = [
  { language: 'vi', name: 'Tiếng Việt' },
  { language: 'en', name: 'English' },
];

/** Says whose page this is, and holds the two controls that are not GraphiQL's. */
export function Header({ language, onLanguage, operations, onOpen, children }: Props) {
  const text = TEXT[language];
  return (
    <header className="header">
      <div className="header-words">
        <h1 lang="vi">
          <a href={language === 'vi' ? '/' : '/en'}>Kế hoạch Graph</a>
        </h1>
        <p>{text.tagline}</p>
      </div>
      <div className="header-controls">
        <OperationsMenu language={language} operations={operations} onOpen={onOpen} />
        {children}
        <fieldset className="languages">
          <legend className="visually-hidden">{text.language}</legend>
          {LANGUAGES.map(({ language: code, name }) => (
            <button
              key={code}
              type="button"
              lang={code}
              aria-pressed={code === language}
              onClick={() => onLanguage(code)}
            >
              {name}
            </button>
          ))}
        </fieldset>
      </div>
    </header>
  );
}
