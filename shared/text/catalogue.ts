import type { Refusal, Text } from './refusal.ts';
import { accounts } from './refusals/accounts.ts';
import { bulk } from './refusals/bulk.ts';
import { copies } from './refusals/copies.ts';
import { cards } from './refusals/cards.ts';
import { lights } from './refusals/lights.ts';
import { goals } from './refusals/goals.ts';
import { importRows } from './refusals/import-rows.ts';
import { importMappings } from './refusals/import-mappings.ts';
import { importTemplates } from './refusals/import-templates.ts';
import { imports, workbook } from './refusals/imports.ts';
import { organisation } from './refusals/organisation.ts';
import { matters } from './refusals/matters.ts';
import { periods } from './refusals/periods.ts';
import { progress } from './refusals/progress.ts';
import { providers } from './refusals/providers.ts';
import { access, request } from './refusals/request.ts';
import { quantities } from './refusals/quantities.ts';
import { reports } from './refusals/reports.ts';
import { results } from './refusals/results.ts';
import { schemeApproval } from './refusals/scheme-approval.ts';
import { grades } from './refusals/grades.ts';
import { lateInputs } from './refusals/late-inputs.ts';
import { life } from './refusals/life.ts';
import { schemes } from './refusals/schemes.ts';
import { scoring } from './refusals/scoring.ts';

/** Every refusal of the system: one file per capability, one object for all. */
export const refusals = {
  ...access,
  ...accounts,
  ...organisation,
  ...request,
  ...periods,
  ...schemeApproval,
  ...grades,
  ...lateInputs,
  ...life,
  ...schemes,
  ...matters,
  ...reports,
  ...results,
  ...scoring,
  ...quantities,
  ...goals,
  ...imports,
  ...importRows,
  ...importMappings,
  ...importTemplates,
  ...progress,
  ...providers,
  ...cards,
  ...lights,
  ...bulk,
  ...copies,
  ...workbook,
} satisfies Record<string, Refusal>;

export type RefusalCode = keyof typeof refusals;
/** Words with blanks of their own, inside a sentence. */
interface Phrase {
  readonly text: Text;
  readonly params: Params;
}
/** A blank that is a text itself, such as the name of an indicator, is filled in the language of the sentence. */
export interface Params {
  readonly [blank: string]: string | number | Text | Phrase;
}
export type Language = keyof Text;

/** Fills `{name}` from params; an unknown blank stays visible, so a missing parameter is seen at once. */
export function say(text: Text, language: Language, params: Params = {}): string {
  return text[language].replace(/\{(\w+)\}/g, (blank, name: string) => {
    const filling = params[name] ?? blank;
    if (typeof filling !== 'object') return String(filling);
    return 'text' in filling ? say(filling.text, language, filling.params) : filling[language];
  });
}

/** The same in both languages. */
export const said = (text: Text, params: Params = {}): Text => ({
  zh: say(text, 'zh', params),
  en: say(text, 'en', params),
});

const nothingOpen: Text = { zh: '无，已经办结', en: 'nothing, it is settled' };

/** The steps that are open, in words; those without a name are taken by no person. */
export function openSteps<S extends string>(steps: readonly S[], names: Readonly<Partial<Record<S, Text>>>): Text {
  const open = steps.flatMap((step) => names[step] ?? []);
  return open.length === 0 ? nothingOpen : listed(open);
}

/** Several texts as one, to be read out in a sentence. */
export const listed = (texts: readonly Text[]): Text => ({
  zh: texts.map(({ zh }) => zh).join('、'),
  en: texts.map(({ en }) => en).join(', '),
});
