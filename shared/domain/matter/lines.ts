import { matterTexts } from '../../text/matters.ts';
import { Adjustment, mostLines, Veto, type Line } from '../appraisal/adjustment.ts';
import { committee, contributor, judge, leader, office, oneself, overseers } from '../organisation/allow.ts';
import type { Allow } from '../organisation/authority.ts';
import { kind, Reason, type Act, type Matter } from './matter.ts';

/** As long as lines are proposed and decided. */
const phases = ['implementation', 'assessment'] as const;

const readers: readonly Allow[] = [...overseers, contributor, leader, judge, oneself];
const decided = { from: ['proposed'], impartial: true, separate: ['propose'], phases, body: Reason } as const;
const removed = {
  from: ['approved'],
  to: 'removed',
  by: [],
  body: Reason,
  example: { reason: '复核认定依据不成立' },
} as const;
const document = { number: '示政发〔2026〕12号', title: '关于表彰先进集体的决定', issuer: '示例县人民政府' };
const common = { readers, overseers, most: mostLines, falls: true } as const;

/** 加减分: proposed by the office, decided by a second person; a recheck alone takes it out again. Made by the routes of scoring. */
export const adjustments = kind({
  ...common,
  name: 'adjustments',
  text: matterTexts.adjustments,
  states: { proposed: [office, committee], approved: [], rejected: [], removed: [] },
  moves: {
    propose: {
      from: [],
      to: 'proposed',
      by: [office],
      impartial: true,
      phases,
      body: Adjustment,
      through: { route: 'scoring.adjust' },
      example: { line: 'honours', points: '1.5', document, date: '2026-08-03', reason: '获市级先进集体称号' },
    },
    approve: {
      ...decided,
      to: 'approved',
      by: [office, committee],
      through: { route: 'scoring.check-adjustment', body: { finding: 'approved' } },
      example: { reason: '文件属实，符合细则第八条' },
    },
    reject: {
      ...decided,
      to: 'rejected',
      by: [office, committee],
      through: { route: 'scoring.check-adjustment', body: { finding: 'rejected' } },
      example: { reason: '不在细则所列范围' },
    },
    remove: removed,
  },
});

/** 一票否决: the same, decided by the committee. */
export const vetoes = kind({
  ...common,
  name: 'vetoes',
  text: matterTexts.vetoes,
  states: { proposed: [committee], approved: [], rejected: [], removed: [] },
  moves: {
    propose: {
      from: [],
      to: 'proposed',
      by: [office],
      impartial: true,
      phases,
      body: Veto,
      through: { route: 'scoring.veto' },
      example: { event: 'safety-accident', document, date: '2026-08-03', reason: '发生较大生产安全责任事故' },
    },
    approve: {
      ...decided,
      to: 'approved',
      by: [committee],
      through: { route: 'scoring.check-veto', body: { finding: 'approved' } },
      example: { reason: '事故调查报告已批复' },
    },
    reject: {
      ...decided,
      to: 'rejected',
      by: [committee],
      through: { route: 'scoring.check-veto', body: { finding: 'rejected' } },
      example: { reason: '经查不负主要责任' },
    },
    remove: removed,
  },
});

/** Sorts by time, like every id; the line is called by the number of its entry, which ends it. */
const digits = { at: 9, n: 7 } as const;
const lineId = ({ at, n }: Pick<Line, 'at' | 'n'>): string =>
  `${at.toString(36).padStart(digits.at, '0')}${String(n).padStart(digits.n, '0')}`;
export const lineNumber = (id: string): number => Number(id.slice(digits.at));

const moved = { approved: 'approve', rejected: 'reject', removed: 'remove' } as const;

interface Stands {
  readonly period: { readonly id: string; readonly deadlines: { readonly assessment: number } };
  readonly subject: string;
}

/** A line as a matter of its period: what the chain tells of it, and nothing else. */
export function matterOfLine(line: Line, { period, subject }: Stands): Matter {
  const { kind: of, what, by, at, state, checks } = line;
  const steps = checks.map((check): Act => ({ ...check, move: moved[check.state], reason: check.reason ?? '' }));
  return {
    kind: of === 'veto' ? 'vetoes' : 'adjustments',
    id: lineId(line),
    period: period.id,
    subject,
    state,
    ...(state === 'proposed' ? { due: period.deadlines.assessment } : {}),
    opened: { ...what, move: 'propose', by, at },
    steps,
  };
}
