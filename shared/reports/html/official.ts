import type { Heading, SignatureOf } from '../../domain/reports/model.ts';
import { say, type Language } from '../../text/catalogue.ts';
import { sentences } from '../../text/reports/sentences.ts';
import { words } from '../../text/reports/words.ts';
import { longDate, longTime } from '../../text/reports/dates.ts';
import { voice, type Voice } from '../voice.ts';
import { html, nothing, type Markup } from './markup.ts';

/** The parts every official document has: red heading, numbered sections, close, signatures, foot. */

/** 发文机关标志, 发文字号, red rule, title. */
export function letterhead(heading: Heading, title: string, language: Language): Markup {
  const { office, number, date } = heading.letterhead;
  const name = office[language];
  const period = heading.period.name[language];
  const year = date.slice(0, 4);
  return html`<p class="${Array.from(name).length > 14 ? 'office long' : 'office'} flush">${name}</p>
    <p class="number flush">${number ?? say(words.numberBlank, language, { year })}</p>
    <hr class="rule" />
    <h1>${title.replace(period, () => `${period}${breakHere}`)}</h1>`;
}

/** A title of two lines must not be broken inside a word (标题回行要词意完整): it may only be after the name of the period. */
const breakHere = '\u{200b}';

export interface Part {
  readonly title: string;
  readonly content: Markup;
}

/** 一、二、三… in Chinese, 1. 2. 3. in English; parts that do not apply are left out before numbering. */
export const numbered = (parts: readonly (Part | null)[], language: Language): Markup[] =>
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

const numerals = '一二三四五六七八九十';

/** 落款: the office over the date, and where the seal goes. */
export const close = ({ letterhead: { office, date } }: Heading, language: Language): Markup =>
  html`<div class="close">
    <p>${office[language]}</p>
    <p>${longDate(date)[language]}</p>
    <p class="seal">${words.seal[language]}</p>
  </div>`;

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
      <caption hidden>
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

export const annex = (n: number, { title, content }: Part, t: Voice): Markup =>
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
      ? html`<p>${t(sentences.rareCharacters, { characters: characters.join('、') })}</p>`
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
