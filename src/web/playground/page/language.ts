import { useEffect, useState } from 'react';
import { pageStorage } from './storage.ts';
import type { Language } from './text.ts';

const KEY = 'language';

/** Keeps the chosen language across visits and tells assistive technology through `lang`. Vietnamese until chosen. */
export function useLanguage(): [Language, (language: Language) => void] {
  const [language, setLanguage] = useState<Language>(() => (pageStorage.getItem(KEY) === 'en' ? 'en' : 'vi'));
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return [
    language,
    (next) => {
      pageStorage.setItem(KEY, next);
      setLanguage(next);
    },
  ];
}
