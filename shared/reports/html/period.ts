import {
  normalises,
  type FilingsOf,
  type GroupOf,
  type PeriodReport,
  type SetAside,
} from '../../domain/reports/model.ts';
import type { Timeliness } from '../../domain/filing/slots.ts';
import type { Language } from '../../text/catalogue.ts';
import { sentences } from '../../text/reports/sentences.ts';
import { words } from '../../text/reports/words.ts';
import { percent, voice, type Voice } from '../rendered.ts';
import { columns } from '../svg/charts.ts';
import { periodComparisonPart } from './comparison.ts';
import type { Page } from './document.ts';
import { html, nothing, type Markup, table } from './markup.ts';
import { close, foot, letterhead, numbered, signatures, type ReportPart } from './official.ts';
import { legalBasis, limits } from './subject.ts';

/** The report of a whole period: overview, ranking and grades of every peer group, who was set aside, timeliness. */
export function periodPage(report: PeriodReport, seal?: string): Page {
  const title = sentences.periodTitle[report.stage].zh.replace('{period}', report.period.name.zh);
  return { heading: report, title, running: title, body: (language) => letter(report, language, seal) };
}

function letter(report: PeriodReport, language: Language, seal: string | undefined): Markup {
  const t = voice(language);
  const { stage, period, scheme } = report;
  const opening = t(sentences.opening.period, {
    basis: legalBasis(report, t),
    scheme: t(scheme.title),
    version: scheme.version,
    period: t(period.name),
    stage: t(sentences.stage[stage]),
  });
  const names = report.groups.flatMap(({ ranking }) => ranking.map(({ subject }) => subject.name.zh));
  return html`${letterhead(report, t(sentences.periodTitle[stage], { period: t(period.name) }), language)}
    <p>${opening}</p>
    ${numbered(parts(report, t), language)} ${close(report, language, seal)} ${signatures(report.signatures, language)}
    ${foot(report, names, t)}`;
}

const parts = (report: PeriodReport, t: Voice): (ReportPart | null)[] => [
  { title: t(words.overview), content: overview(report, t) },
  ...report.groups.map((group) => ({ title: t(group.name), content: ranking(group, normalises(report), t) })),
  { title: t(words.setAside), content: setAside(report, t) },
  periodComparisonPart(report.comparison, t),
  report.withdrawn ? { title: t(words.withdrawn), content: withdrawn(report.withdrawn, t) } : null,
  report.timeliness ? { title: t(words.timeliness), content: timely(report.timeliness, t) } : null,
  report.filings ? { title: t(words.cards), content: filings(report.filings, t) } : null,
];

function overview({ subjects, groups, setAside }: PeriodReport, t: Voice): Markup {
  const ranked = groups.reduce((sum, group) => sum + group.ranking.length, 0);
  const unranked = setAside.filter(({ score }) => score !== null).length;
  const aside = setAside.length - unranked;
  return html`<p>${t(sentences.overview, { subjects, groups: groups.length, ranked, unranked, aside })}</p>`;
}

function ranking({ name, ranking, grades, standing }: GroupOf, normalised: boolean, t: Voice): Markup {
  const scaled = <T>(value: T): T[] => (normalised ? [value] : []);
  const rows = ranking.map(({ rank, subject, score, normalised, grade, moved }) => [
    String(rank),
    t(subject.name),
    score.rounded,
    ...scaled(normalised ?? '—'),
    t(grade.name),
    moved ? html`<span class="muted">${t(moved)}</span>` : '',
  ]);
  const heads = [words.rank, words.subject, words.score, ...scaled(words.normalised), words.grade, words.why].map(
    (word) => t(word),
  );
  const all = grades.map(({ grade, n, quota }) => ({ label: t(grade.name), n, quota, own: false }));
  const told = standing ? html`<p>${t(sentences.groupOverview, { ...standing })}</p>` : nothing;
  return html`${told}${table({ caption: `${t(name)} ${t(words.ranking)}`, heads, align: normalised ? 'csnnc ' : 'csnc ', rows })}
    <figure class="half">
      ${columns(t(words.distribution), t(words.quotaPlaces), all)}
      <figcaption>${t(words.distribution)}</figcaption>
    </figure>
    ${limits(grades, t)}`;
}

function setAside({ setAside }: PeriodReport, t: Voice): Markup {
  if (setAside.length === 0) return html`<p>${t(sentences.nobodySetAside)}</p>`;
  const rows = setAside.map(({ subject, group, score, why }) => [
    t(subject.name),
    t(group),
    score?.rounded ?? '—',
    t(score ? words.unranked : words.ungraded),
    t(why),
  ]);
  const heads = [words.subject, words.group, words.score, words.grade, words.why].map((word) => t(word));
  return table({ caption: t(words.setAside), heads, align: 's nc ', rows });
}

function withdrawn(left: readonly SetAside[], t: Voice): Markup {
  const rows = left.map(({ subject, group, why }) => [t(subject.name), t(group), t(why)]);
  const heads = [words.subject, words.group, words.why].map((word) => t(word));
  return table({ caption: t(words.withdrawn), heads, align: 's  ', rows });
}

function timely({ due, onTime, late, missing }: Timeliness, t: Voice): Markup {
  const share = due === 0 ? '—' : percent(`${onTime}/${due}`);
  return html`<p>${t(sentences.timeliness, { due, onTime, late, missing, share })}</p>`;
}

function filings(of: readonly FilingsOf[], t: Voice): Markup {
  const rows = of.map(({ who, due, onTime, late, missing, cards }) => [
    t(who.name),
    ...[due, onTime, late, missing].map(String),
    due === 0 ? '—' : percent(`${onTime}/${due}`),
    ...[cards?.warned, cards?.yellow, cards?.red].map((count) => (count === undefined ? '—' : String(count))),
  ]);
  const counted = [words.due, words.onTime, words.late, words.none, words.onTimeShare];
  const heads = [words.subject, ...counted, words.warned, words.yellow, words.red].map((word) => t(word));
  return table({ caption: t(words.cards), heads, align: 'snnnnnnnn', rows });
}
