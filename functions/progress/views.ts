import * as z from 'zod';
import { AllEvidence, Citations } from '../../shared/domain/filing/evidence.ts';
import { type Filing, Forecast, Given } from '../../shared/domain/filing/filing.ts';
import { Milestone, mostGoals } from '../../shared/domain/agreement/goal.ts';
import { Shown } from '../../shared/domain/filing/cards.ts';
import { colours } from '../../shared/domain/light/light.ts';
import { ValueKind } from '../../shared/domain/scheme/wording.ts';
import { mostMilestones } from '../../shared/domain/scoring/input.ts';
import { mostItems } from '../../shared/domain/scheme/sections.ts';
import { Bilingual } from '../../shared/domain/text.ts';
import { AssessedSubject, Instant, iso } from '../fields.ts';
import { RefusalView } from '../refusal-view.ts';
import { Lacks, Unchecked, UndecidedLines } from '../unchecked.ts';

/** Indicators of scheme and agreement together, and slots of each: the months of a year. */
const mostAsked = mostItems + mostGoals;
export const mostSlots = 12;
/** Filings that one signature or acceptance takes. */
export const mostChecked = 200;

const State = z.enum(['filed', 'signed-off', 'remarked', 'kept', 'accepted', 'returned']);
const Side = z.union([z.literal('office'), z.strictObject({ unit: z.string() })]);

export const FiledView = z.strictObject({
  /** The filing's number: its entry in the chain of the appraisal. */
  n: z.int(),
  supersedes: z.int().optional(),
  warnings: z.array(RefusalView),
});
export type FiledBody = z.infer<typeof FiledView>;

const FilingView = z.strictObject({
  n: z.int(),
  hash: z.string(),
  indicator: z.string(),
  slot: z.string(),
  given: Given,
  source: z.string(),
  narrative: z.string().optional(),
  forecast: Forecast.optional(),
  evidence: Citations,
  /** Who filed it, where not the subject: the office, or the unit that holds the figures. */
  provider: Side.optional(),
  supersedes: z.int().optional(),
  supersededBy: z.int().optional(),
  warnings: z.array(z.string()),
  /** What checks of the scheme said of it. */
  checks: z.array(Bilingual).optional(),
  by: z.string(),
  at: Instant,
  state: State,
  signedOffBy: z.string().optional(),
  /** Until when the subject may remark on what another unit provides. */
  remarkUntil: Instant.optional(),
  remark: z.strictObject({ text: z.string(), evidence: Citations, by: z.string(), at: Instant }).optional(),
  /** Who stood by the figure after the remark. */
  answer: z.strictObject({ why: z.string(), by: z.string(), at: Instant }).optional(),
  decidedBy: z.string().optional(),
  returnReason: z.string().optional(),
  correctUntil: Instant.optional(),
  confirmation: z.string().optional(),
});

/** In the history of a subject with who filed it; absent of whoever is no longer registered. */
export const PastFilingView = FilingView.extend({ byName: z.string().optional() });

export const CheckedView = z.strictObject({
  n: z.int(),
  filings: z.array(z.int()).max(mostChecked),
  state: State,
  /** The leader has signed off everything the period needs. */
  signedOff: z.boolean(),
  /** The office has accepted everything the period needs. */
  accepted: z.boolean(),
});
export type CheckedBody = z.infer<typeof CheckedView>;

const SlotView = z.strictObject({
  slot: z.string(),
  /** 2026年3月, 2026年第三季度 */
  name: Bilingual,
  start: z.iso.date(),
  end: z.iso.date(),
  due: z.iso.date(),
  late: z.boolean(),
  /** The newest filing. */
  filing: FilingView.optional(),
  /** Number of the filing that counts. */
  counts: z.int().optional(),
  /** What is missing for it to count. */
  lacks: Lacks.optional(),
  /** 预警、黄牌、红牌 of a filing that is still missing. */
  card: Shown.optional(),
  /** What counted for the same months a year before. */
  lastYear: Given.optional(),
  /** Why the subject's own side files nothing for it now; said of the item or the whole, it is not said again here. */
  closed: RefusalView.optional(),
});

/** What was agreed on an item, and how it is measured. */
const Agreed = z.strictObject({
  target: z.string().optional(),
  baseline: z.string().optional(),
  milestones: z.array(Milestone).max(mostMilestones).optional(),
  evidencePlan: z.string().optional(),
});

export const ProgressView = z.strictObject({
  period: z.string(),
  subject: z.string(),
  name: Bilingual,
  /** Why nothing can be filed at all now. */
  closed: RefusalView.optional(),
  items: z
    .array(
      z.strictObject({
        indicator: z.string(),
        name: Bilingual,
        unitOfMeasure: z.string().optional(),
        value: ValueKind,
        points: z.string(),
        ...Agreed.shape,
        /** Where its figures come from, as the scheme has it. */
        source: z.string().optional(),
        /** Pieces of evidence that a figure rests on at least. */
        evidenceLeast: z.int().optional(),
        /** The names of the figures that its formula takes. */
        inputs: z.array(z.string()).max(mostItems).optional(),
        /** Whether it is told with each figure what the whole period is expected to bring. */
        forecast: z.boolean(),
        /** 进度亮灯; absent where nothing lights it, or no light is due. */
        light: z.enum([...colours, 'no-data']).optional(),
        /** Why the subject's own side does not file it at all. */
        closed: RefusalView.optional(),
        /** Who files it: the subject itself, the office, or the unit that holds the figures. */
        provider: z.strictObject({
          by: z.enum(['subject', 'office', 'unit']),
          unit: z.string().optional(),
          name: Bilingual,
        }),
        slots: z.array(SlotView).max(mostSlots),
      }),
    )
    .max(mostAsked),
  evidence: AllEvidence,
});
export type ProgressBody = z.infer<typeof ProgressView>;

export const UploadView = z.strictObject({
  id: z.string(),
  n: z.int(),
  /** Send the file as multipart/form-data: these fields first, then the field `file`. Valid for 15 minutes. */
  upload: z.strictObject({ url: z.string(), fields: z.record(z.string(), z.string()) }),
});
export type UploadBody = z.infer<typeof UploadView>;

export const DownloadView = z.strictObject({
  url: z.string(),
  name: z.string(),
  type: z.string(),
  bytes: z.int(),
  sha256: z.string(),
});
export type DownloadBody = z.infer<typeof DownloadView>;

export const filingView = (one: Filing): z.infer<typeof FilingView> => {
  const { at, evidence = [], warnings = [], remarkUntil, correctUntil, remark, answer, ...filing } = one;
  return {
    ...filing,
    at: iso(at),
    evidence,
    warnings,
    ...(remarkUntil === undefined ? {} : { remarkUntil: iso(remarkUntil) }),
    ...(correctUntil === undefined ? {} : { correctUntil: iso(correctUntil) }),
    ...(remark ? { remark: { ...remark, evidence: remark.evidence ?? [], at: iso(remark.at) } } : {}),
    ...(answer ? { answer: { ...answer, at: iso(answer.at) } } : {}),
  };
};

export const UnacceptedView = z.strictObject({
  subjects: z.array(
    AssessedSubject.extend({
      items: z.array(Unchecked).max(mostAsked * mostSlots),
      lines: UndecidedLines,
    }),
  ),
  next: z.string().optional(),
});

/** Subjects that one request of a provider is about: each is an entry of its own, and a transaction holds 100 actions. */
export const mostProvided = 30;

const Row = z.strictObject({
  subject: z.string(),
  result: z.enum(['filed', 'unchanged', 'refused']),
  /** Number of the filing that stands. */
  n: z.int().optional(),
  supersedes: z.int().optional(),
  warnings: z.array(RefusalView),
  refused: RefusalView.extend({ field: z.string().optional() }).optional(),
});
export type ProvidedRow = z.infer<typeof Row>;
export const ProvidedView = z.strictObject({ rows: z.array(Row).max(mostProvided) });
export type ProvidedBody = z.infer<typeof ProvidedView>;

export const SignedView = z.strictObject({
  /** Until when the subjects may remark on the figures. */
  remarkUntil: Instant,
  filings: z.array(z.strictObject({ subject: z.string(), n: z.int() })).max(mostProvided),
});
export type SignedBody = z.infer<typeof SignedView>;

export const ProvidedList = z.strictObject({
  subjects: z.array(
    z.strictObject({
      subject: z.string(),
      name: Bilingual,
      unit: z.string(),
      filing: FilingView.optional(),
      counts: z.int().optional(),
      lacks: z.enum(['filing', ...Lacks.options]).optional(),
    }),
  ),
  next: z.string().optional(),
});

export const RemarkedView = z.strictObject({ n: z.int(), filing: z.int(), state: State });
export type RemarkedBody = z.infer<typeof RemarkedView>;
