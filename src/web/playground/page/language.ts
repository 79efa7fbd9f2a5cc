import { useEffect, useState } from 'react';
import { pageStorage } from './storage.ts';
import type { Language } from './text.ts';

const KEY = 'language';

/** Keeps the chosen language across visits and tells assistive technology through `lang`. An address
 * may name it by `?lang=`. Vietnamese until chosen. */
export function useLanguage(): [Language, (language: Language) => void] {
  const [language, setLanguage] = useState<Language>(() => {
    const asked = new URLSearchParams(location.search).get('lang') ?? pageStorage.getItem(KEY);
    return asked === 'en' ? 'en' : 'vi';
  });
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
