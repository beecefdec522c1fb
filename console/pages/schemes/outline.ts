import { outlineText } from '../../../shared/text/console/scheme-forms.ts';
import type { Scheme } from './editing.tsx';
import type { Path } from './document.ts';

export type Chapter = 'general' | 'raters' | 'adjustments' | 'vetoes' | 'grades' | 'clocks' | 'data' | 'uses';

/** In which chapter of the outline each member of the document stands; sections are chapters of their own. */
const chapterOf: Readonly<Record<Exclude<keyof Scheme, 'format' | 'sections'>, Chapter>> = {
  id: 'general',
  name: 'general',
  legalBasis: 'general',
  periodTypes: 'general',
  subjects: 'general',
  fullMark: 'general',
  clamp: 'general',
  rounding: 'general',
  missing: 'general',
  unsigned: 'general',
  preview: 'general',
  normalisation: 'general',
  raterGroups: 'raters',
  adjustments: 'adjustments',
  lateFiling: 'adjustments',
  vetoes: 'vetoes',
  bands: 'grades',
  quotas: 'grades',
  conditions: 'grades',
  exemptions: 'grades',
  barredKeepsPlace: 'grades',
  tieKeys: 'grades',
  clocks: 'clocks',
  documents: 'general',
  announcedTo: 'clocks',
  remarkLimits: 'clocks',
  objectionFrom: 'clocks',
  objectionSuspends: 'clocks',
  plausibility: 'data',
  outliers: 'data',
  consequences: 'uses',
};

export const chapters: readonly Chapter[] = [
  'general',
  'raters',
  'adjustments',
  'vetoes',
  'grades',
  'clocks',
  'data',
  'uses',
];
export const isChapter = (name: string): name is Chapter => Object.hasOwn(outlineText, name);

export const membersIn = (chapter: Chapter): string[] =>
  Object.entries(chapterOf).flatMap(([member, of]) => (of === chapter && member !== 'id' ? [member] : []));

/** Where in the outline a place of the document is worked on: `sections.0.indicators.2`, `grades`. */
export function placeOf(path: string): string {
  const words = path.split('.');
  if (words[0] === 'sections' && words.length > 1)
    return words[2] === 'indicators' && words.length > 3 ? words.slice(0, 4).join('.') : words.slice(0, 2).join('.');
  const found = Object.entries(chapterOf).find(([member]) => member === words[0]);
  return found?.[1] ?? 'general';
}

export const pathOf = (place: string): Path => place.split('.');
