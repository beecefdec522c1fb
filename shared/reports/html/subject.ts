import type { Grading, SubjectReport } from '../../domain/reports/model.ts';
import { readable } from '../../domain/scoring/sentences.ts';
import type { Language } from '../../text/catalogue.ts';
import type { Text } from '../../text/refusal.ts';
import { sentences } from '../../text/reports/sentences.ts';
import { words } from '../../text/reports/words.ts';
import { bars, strip, columns } from '../svg/charts.ts';
import { type Voice, percent, voice } from '../rendered.ts';
import {
  itemTable,
  trace,
  type ReportPart,
  annex,
  annexList,
  close,
  foot,
  letterhead,
  numbered,
  secondLevel,
  signatures,
} from './official.ts';
import { comparisonPart } from './comparison.ts';
import type { Page } from './document.ts';
import { type Markup, html, nothing, table } from './markup.ts';

/** The notice of one subject: a letter of a page or two to be signed, then the indicators and how each was computed. */
export function subjectPage(report: SubjectReport, seal?: string): Page {
  const { zh } = sentences.subjectTitle[report.stage];
  const title = zh.replace('{period}', report.period.name.zh);
  return {
    heading: report,
    title: `${report.subject.name.zh} ${title}`,
    running: `${report.subject.name.zh}　${title}`,
    body: (language) => letter(report, language, seal),
  };
}

function letter(report: SubjectReport, language: Language, seal: string | undefined): Markup {
  const t = voice(language);
  const { subject, stage, period, scheme } = report;
  const opening = t(sentences.opening[subject.kind], {
    basis: legalBasis(report, t),
    scheme: t(scheme.title),
    version: scheme.version,
    period: t(period.name),
    stage: t(sentences.stage[stage]),
  });
  const annexes = [
    { title: t(words.itemTable), content: itemTable(report, t) },
    { title: t(words.trace), content: trace(report, t) },
  ];
  return html`${letterhead(report, t(sentences.subjectTitle[stage], { period: t(period.name) }), language)}
    <p class="flush">${t(subject.name)}${t(words.colon)}</p>
    <p>${opening}</p>
    ${numbered(parts(report, language, t), language)}
    ${annexList(
      annexes.map(({ title }) => title),
      t,
    )}
    ${close(report, language, seal)} ${signatures(report.signatures, language)}
    ${annexes.map((part, index) => annex(index + 1, part, t))}
    ${foot(report, [subject.name.zh, ...report.signatures.map(({ name }) => name?.zh ?? '')], t)}`;
}

/** What the scheme rests on, each named once; what it notes beside a name (“：考核等次与优秀比例”, “（参照）”) is no part of a sentence. */
export function legalBasis({ scheme }: Pick<SubjectReport, 'scheme'>, t: Voice): string {
  const named = scheme.legalBasis.map((basis) => basis.replace(/[：:].*$/su, '').replace(/[（(]参照[）)]$/u, ''));
  return named.length > 0 ? [...new Set(named)].join(t(words.and)) : t(sentences.noBasis);
}

const parts = (report: SubjectReport, language: Language, t: Voice): (ReportPart | null)[] => [
  { title: t(words.result), content: result(report, language) },
  { title: t(words.composition), content: composition(report, t) },
  report.outcome.state === 'graded'
    ? { title: t(words.grading), content: grading(report.outcome.grading, language) }
    : null,
  { title: t(words.adjustments), content: adjustments(report, t) },
  comparisonPart(report.comparison, t),
  report.revision ? { title: t(words.revision), content: revision(report, t) } : null,
  report.remedy ? { title: t(words.remedy), content: html`<p>${report.remedy[language]}</p>` } : null,
];

function result(report: SubjectReport, language: Language): Markup {
  const t = voice(language);
  const { outcome } = report;
  if (outcome.state !== 'graded')
    return html`<p>${resultSentence(report, t)}</p>
      ${reasons(
        outcome.why.map((why) => t(why)),
        language,
      )}`;
  const { score, grading } = outcome;
  const { normalised } = grading;
  return html`<p>${resultSentence(report, t)}${normalised === null ? '' : t(sentences.normalised, { normalised })}</p>
    <dl class="facts">
      <div>
        <dt>${t(words.score)}</dt>
        <dd>${score.rounded}</dd>
      </div>
      <div>
        <dt>${t(words.rank)}</dt>
        <dd>${grading.rank} <small>/ ${grading.of}</small></dd>
      </div>
      <div>
        <dt>${t(words.grade)}</dt>
        <dd>${t(grading.grade.name)}</dd>
      </div>
    </dl>
    ${position(report, score.rounded, grading, t)}`;
}

function resultSentence({ outcome, scheme, group }: SubjectReport, t: Voice): string {
  const place = { full: scheme.fullMark, group: t(group.name) };
  if (outcome.state === 'no-score') return t(sentences.noScore, place);
  const score = outcome.score.rounded;
  if (outcome.state === 'ungraded') return t(sentences.ungraded, { ...place, score });
  const { rank, of, grade } = outcome.grading;
  return t(sentences.graded, { ...place, score, rank, of, grade: t(grade.name) });
}

function position({ standing, grades }: SubjectReport, score: string, own: Grading, t: Voice): Markup {
  if (!standing) return nothing;
  const captions = {
    title: t(sentences.stripTitle),
    lowest: t(words.lowest),
    median: t(words.median),
    best: t(words.best),
    here: t(words.here),
  };
  const all = grades.map(({ grade, n, quota }) => ({ label: t(grade.name), n, quota, own: grade.id === own.grade.id }));
  return html`<div class="charts">
      <figure>
        ${strip(captions, standing, score)}
        <figcaption>${captions.title}</figcaption>
      </figure>
      <figure>
        ${columns(t(sentences.gradesTitle), t(words.quotaPlaces), all)}
        <figcaption>${t(sentences.gradesTitle)}</figcaption>
      </figure>
    </div>
    ${limits(grades, t)}`;
}

/** Every quota of every grade in words: the chart has room for the tightest number only. */
export function limits(grades: SubjectReport['grades'], t: Voice): Markup {
  const limited = grades.filter(({ limits }) => limits.length > 0);
  return html`${limited.map(({ grade, limits }) => {
    const all = limits.map((limit) => t(limit)).join(t(sentences.limitSeparator));
    return html`<p class="muted">${t(sentences.limits, { grade: t(grade.name), limits: all })}</p>`;
  })}`;
}

function composition({ sections, outcome, adjusted, scheme }: SubjectReport, t: Voice): Markup {
  const rows = sections.map(({ name, points, score, state, attainment }) => [
    t(name),
    readable(points),
    score?.rounded ?? t(words[state === 'counted' ? 'is-counted' : state]),
    attainment === null ? '—' : percent(attainment),
  ]);
  const added = (word: Text, sign: string, points: string) =>
    Number(points) === 0 ? [] : [[t(word), '—', `${sign}${points}`, '—']];
  rows.push(...added(words.bonus, '+', adjusted.bonus), ...added(words.deduction, '−', adjusted.deduction));
  const drawn = sections.map(({ name, score, points, attainment, state }) => ({
    label: t(name),
    share: attainment,
    note:
      attainment === null
        ? t(words[state === 'counted' ? 'is-counted' : state])
        : `${score?.rounded ?? ''} / ${readable(points)}`,
  }));
  const total = outcome.state === 'no-score' ? '—' : outcome.score.rounded;
  const heads = [t(words.section), t(words.points), t(words.score), t(words.attainment)];
  return html`<p>${t(sentences.compositionNote)}</p>
    ${table({ caption: t(words.composition), heads, align: ' nnn', rows, sum: [t(words.total), scheme.fullMark, total, ''] })}
    <figure>
      ${bars(t(sentences.barsTitle), drawn)}
      <figcaption>${t(sentences.barsTitle)}</figcaption>
    </figure>`;
}

function grading({ steps, why }: Grading, language: Language): Markup {
  const t = voice(language);
  const by = { band: words.band, quota: words.quota, veto: words.veto, condition: words.condition };
  const told = steps.map((step) => `${t(by[step.by])}${t(words.colon)}${t(step.why)}`);
  return reasons([...told, ...why.map((text) => t(text))], language);
}

function adjustments(report: SubjectReport, t: Voice): Markup {
  if (report.adjustments.length === 0) return html`<p>${t(sentences.noAdjustments)}</p>`;
  const kinds = { bonus: words.bonus, deduction: words.deduction, veto: words.vetoEvent };
  const rows = report.adjustments.map(({ kind, title, document, recorded, counted }) => [
    t(kinds[kind]),
    t(title),
    document,
    recorded ?? '—',
    counted ?? '—',
  ]);
  const heads = [t(words.kind), t(words.title), t(words.document), t(words.recorded), t(words.counted)];
  return table({ caption: t(words.adjustments), heads, align: 'c  nn', rows });
}

function revision({ revision }: SubjectReport, t: Voice): Markup {
  if (!revision) return nothing;
  const { version, previous, decision, changes } = revision;
  const told = (value: string | Text) => (typeof value === 'string' ? readable(value) : t(value));
  const rows = changes.map(({ what, before, after }) => [t(what), told(before), told(after)]);
  const heads = [t(words.what), t(words.before), t(words.after)];
  return html`<p>${t(sentences.revised, { version, previous, decision: t(decision) })}</p>
    ${table({ caption: t(words.revision), heads, align: ' nn', rows })}`;
}

const reasons = (told: readonly string[], language: Language): Markup =>
  html`${told.map((text, index) => html`<p>${told.length > 1 ? secondLevel(index, language) : ''}${text}</p>`)}`;
