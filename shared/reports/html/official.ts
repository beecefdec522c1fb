import type { Heading, SignatureOf, ItemOf, SectionOf, SubjectReport } from '../../domain/reports/model.ts';
import type { Language } from '../../text/catalogue.ts';
import { say } from '../../text/say.ts';
import { sentences, longDate, longTime } from '../../text/reports/sentences.ts';
import { numerals, words } from '../../text/reports/words.ts';
import { voice, type Voice } from '../rendered.ts';
import { html, nothing, type Markup, type Piece, line } from './markup.ts';
import { readable } from '../../domain/scoring/sentences.ts';
import { recordNames } from '../../text/sentences/nodes.ts';

// The parts every official document has: red heading, numbered sections, close, signatures, foot.

/** 发文机关标志, 发文字号, red rule, title. */
export function letterhead(heading: Heading, title: string, language: Language): Markup {
  const { office, series = '', number, date } = heading.letterhead;
  const name = office[language];
  const period = heading.period.name[language];
  const year = date.slice(0, 4);
  return html`<p class="${Array.from(name).length > 14 ? 'office long' : 'office'} flush">${name}</p>
    <p class="number flush">${number ?? say(words.numberBlank, language, { series, year })}</p>
    <hr class="rule" />
    <h1>${title.replace(period, () => `${period}${breakHere}`)}</h1>`;
}

/** A title of two lines must not be broken inside a word (标题回行要词意完整): it may only be after the name of the period. */
const breakHere = '\u{200b}';

export interface ReportPart {
  readonly title: string;
  readonly content: Markup;
}

/** 一、二、三… in Chinese, 1. 2. 3. in English; parts that do not apply are left out before numbering. */
export const numbered = (parts: readonly (ReportPart | null)[], language: Language): Markup[] =>
  parts
    .filter((part) => part !== null)
    .map(
      ({ title, content }, index) =>
        html`<section>
          <h2>${ordinal(index, language)}${title}</h2>
          ${content}
        </section>`,
    );

const ordinal = (index: number, language: Language): string =>
  language === 'zh' ? `${numerals[index] ?? index + 1}、` : `${index + 1}. `;

/** （一）（二） in Chinese, (a) (b) in English. */
export const secondLevel = (index: number, language: Language): string =>
  language === 'zh' ? `（${numerals[index] ?? index + 1}）` : `(${'abcdefghij'[index] ?? index + 1}) `;

/**
 * 落款: “在成文日期之上、以成文日期为准居中编排发文机关署名，印章端正、居中下压发文机关署名和成文日期，使发文机关署名和成文日期居印章中心偏下位置，
 * 印章顶端应当上距正文（或附件说明）一行之内”（GB/T 9704—2012，7.3.5.1）. Without a picture its place is told, for the seal itself.
 */
export function close({ letterhead }: Heading, language: Language, seal: string | undefined): Markup {
  const { office, issuer = office, date } = letterhead;
  const signed = html`<p>${issuer[language]}</p>
    <p>${longDate(date)[language]}</p>`;
  if (seal === undefined)
    return html`<div class="close">
      ${signed}
      <p class="seal">${words.seal[language]}</p>
    </div>`;
  return html`<div class="close sealed">
    <img class="seal" alt="${words.seal[language]}" src="data:image/png;base64,${seal}" />
    ${signed}
  </div>`;
}

export function signatures(lines: readonly SignatureOf[], language: Language): Markup {
  if (lines.length === 0) return nothing;
  const t = voice(language);
  const rows = lines.map(
    ({ role, name, date }) =>
      html`<tr>
        <th scope="row">${t(role)}</th>
        <td>${name ? t(name) : null}</td>
        <td class="c">${date ? t(longDate(date)) : null}</td>
      </tr>`,
  );
  return html`<div class="table sign">
    <table>
      <caption hidden="">
        ${t(words.approval)}
      </caption>
      <thead>
        ${headRow([t(words.role), t(words.signature), t(words.date)])}
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

const headRow = (names: readonly string[]): Markup =>
  html`<tr>
    ${names.map((name) => html`<th scope="col">${name}</th>`)}
  </tr>`;

export const annexList = (titles: readonly string[], t: Voice): Markup =>
  html`<ul class="annexes">
    ${titles.map((title, index) => html`<li>${index === 0 ? t(words.contents) : ''}${index + 1}. ${title}</li>`)}
  </ul>`;

export const annex = (n: number, { title, content }: ReportPart, t: Voice): Markup =>
  html`<section class="annex">
    <p class="label">${t(words.annex, { n })}</p>
    <h2>${title}</h2>
    ${content}
  </section>`;

/** Where the document came from, and which characters a printer may lack. */
export function foot(
  { generatedAt, generation, audit: { entry, hash } }: Heading & { audit: { entry: number; hash: string } },
  rareNames: readonly string[],
  t: Voice,
): Markup {
  const characters = rareCharacters(rareNames);
  const warning =
    characters.length > 0
      ? html`<p class="rare">${t(sentences.rareCharacters, { characters: characters.join('、') })}</p>`
      : nothing;
  return html`<footer class="foot">
    <p>${t(sentences.generatedLine, { at: t(longTime(generatedAt)), generation, entry, hash })}</p>
    ${warning}
  </footer>`;
}

/** Characters outside the block every Chinese font has (U+4E00–9FFF): 䶮 and 𠮷 occur in names and are missing in many fonts. */
function rareCharacters(names: readonly string[]): string[] {
  const found = new Set(names.join('').match(/[\u{3400}-\u{4dbf}\u{20000}-\u{3ffff}]/gu));
  return [...found].map((character) => `${character}（U+${character.codePointAt(0)?.toString(16).toUpperCase()}）`);
}

const align = '  nnnnn';

/** Annex 1: every indicator with its points, baseline, target, actual value and score, under its section. */
export function itemTable({ sections, outcome }: SubjectReport, t: Voice): Markup {
  const heads = [words.item, words.rule, words.points, words.baseline, words.target, words.actual, words.score].map(
    (word) => t(word),
  );
  const head = heads.map((name, column) => html`<th scope="col" ${column > 1 ? html` class="n"` : null}>${name}</th>`);
  const total = outcome.state === 'no-score' ? '—' : outcome.score.rounded;
  return html`<div class="table">
      <table>
        <caption hidden="">
          ${t(words.itemTable)}
        </caption>
        <thead>
          <tr>
            ${head}
          </tr>
        </thead>
        ${sections.map((section) => group(section, t))}
        <tbody>
          <tr class="sum">
            ${line([t(words.total), '', '', '', '', '', total], align)}
          </tr>
        </tbody>
      </table>
    </div>
    <p class="note">${t(sentences.exactNote)}</p>`;
}

const group = ({ name, points, score, state, items }: SectionOf, t: Voice): Markup =>
  html`<tbody>
    <tr class="part">
      <th scope="rowgroup" colspan="2">${t(name)}</th>
      <td class="n">${readable(points)}</td>
      <td colspan="3"></td>
      <td class="n">${score?.rounded ?? word(state, t)}</td>
    </tr>
    ${items.map(
      (item) =>
        html`<tr>
          ${line(cells(item, t), align)}
        </tr> `,
    )}
  </tbody>`;

function cells(
  { name, unit, rule, points, nominal, baseline, target, actual, state, score }: ItemOf,
  t: Voice,
): Piece[] {
  const measured = unit
    ? html`${t(name)}<span class="muted">${t(sentences.measured, { unit: t(unit) })}</span>`
    : t(name);
  const weight = points === nominal ? points : `${readable(points)}${t(sentences.redistributed, { nominal })}`;
  return [measured, t(rule), weight, baseline ?? '—', target ?? '—', actual ?? '—', score?.rounded ?? word(state, t)];
}

const word = (state: SectionOf['state'], t: Voice): string => t(words[state === 'counted' ? 'is-counted' : state]);

/** Annex 2: the computation of every figure as a sentence, the expression with figures put in, and where they came from. */
export function trace({ sections, adjustments }: SubjectReport, t: Voice): Markup {
  const told = sections.map(
    ({ name, items }) =>
      html`<h3>${t(name)}</h3>
        <ol class="trace">
          ${items.map((item) => step(item, t))}
        </ol>`,
  );
  if (adjustments.length === 0) return html`${told}`;
  const lines = adjustments.map(
    ({ title, sentence }) =>
      html`<li>
        <p><span class="name">${t(title)}</span>　${t(sentence)}</p>
      </li>`,
  );
  return html`${told}
    <h3>${t(words.adjustments)}</h3>
    <ol class="trace">
      ${lines}
    </ol>`;
}

function step({ name, sentence, expression, notes, inputs }: ItemOf, t: Voice): Markup {
  const sources = t(recordNames(inputs.map(({ id }) => id)));
  return html`<li>
    <p><span class="name">${t(name)}</span>　${t(sentence)}</p>
    ${expression === null ? nothing : html`<code>${expression}</code>`}${notes.map((note) => html`<p class="note">${t(note)}</p>`)}
    ${sources === '' ? nothing : html`<p class="note">${t(sentences.from, { inputs: sources })}</p>`}
  </li>`;
}
