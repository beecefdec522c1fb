import type { Language } from '../shared/text/catalogue.ts';

const kept = 'jixiao.language';

/** Chinese unless the person has chosen English, here or on the page where they signed in. */
export function chosenLanguage(): Language {
  const [, said] = /(?:^|; )jixiao_chosen=(zh|en)(?:;|$)/.exec(document.cookie) ?? [];
  if (said !== undefined) {
    keepLanguage(said === 'en' ? 'en' : 'zh');
    // Once: what is chosen here afterwards is newer.
    document.cookie = 'jixiao_chosen=; Path=/; Max-Age=0';
  }
  return localStorage.getItem(kept) === 'en' ? 'en' : 'zh';
}

export const keepLanguage = (language: Language): void => localStorage.setItem(kept, language);
