import { readable } from '../../domain/scoring/sentences.ts';
import type { ItemOf, SectionOf, SubjectReport } from '../../domain/reports/model.ts';
import { recordNames } from '../../text/sentences/nodes.ts';
import { sentences } from '../../text/reports/sentences.ts';
import { words } from '../../text/reports/words.ts';
import type { Voice } from '../voice.ts';
import { html, nothing, type Markup, type Piece } from './markup.ts';
import { line } from './table.ts';

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
        <caption hidden>
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
