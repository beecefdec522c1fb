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
