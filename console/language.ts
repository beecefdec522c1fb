import type { Language } from '../shared/text/catalogue.ts';

const kept = 'jixiao.language';

/** Chinese unless the person has chosen English. */
export const chosenLanguage = (): Language => (localStorage.getItem(kept) === 'en' ? 'en' : 'zh');

export const keepLanguage = (language: Language): void => localStorage.setItem(kept, language);
