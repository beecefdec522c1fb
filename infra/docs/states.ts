import { writeFileSync } from 'node:fs';
import { agreementSteps } from '../../shared/domain/agreement/steps.ts';
import { lineTransitions } from '../../shared/domain/appraisal/adjustment.ts';
import { cardTransitions } from '../../shared/domain/filing/cards.ts';
import { filingSteps, providedSteps } from '../../shared/domain/filing/filing.ts';
import { kinds } from '../../shared/domain/matter/kinds.ts';
import type { Kind } from '../../shared/domain/matter/matter.ts';
import { lifeSteps } from '../../shared/domain/period/withdrawal.ts';
import { transitions } from '../../shared/domain/period/period.ts';
import { roleNames } from '../../shared/text/roles.ts';
import type { Text } from '../../shared/text/refusal.ts';
import { periodEffects, periodGuards, phaseNames } from '../../shared/text/states.ts';
import {
  movers,
  statesColumns,
  statesHeadings as headings,
  statesProse as prose,
} from '../../shared/text/states-page.ts';
import { seatTransitions } from '../../shared/domain/rating/rating.ts';
import { resultsTransitions } from '../../shared/domain/result/result.ts';
import { versionSteps } from '../../shared/domain/scheme/version.ts';

const both = ({ zh, en }: Text): string => `${en} ${zh}`;
const beside = ({ zh, en }: Text): string => `${zh} · ${en}`;

/** The head of a table in Markdown. */
const columns = (...names: readonly (keyof typeof statesColumns)[]): string[] => [
  `| ${names.map((name) => both(statesColumns[name])).join(' | ')} |`,
  `|${'---|'.repeat(names.length)}`,
];

type Table = Readonly<Record<string, readonly string[]>>;

/** The page `docs/states.md`, from the same tables that the use cases obey. */
export function statesPage(): string {
  return [
    `# ${both(headings.page)}`,
    both(prose.written),
    '',
    `## ${both(headings.period)}`,
    both(prose.deadlines),
    '',
    diagram(transitions.map(({ from, to, by }) => [from, to, by])),
    '',
    ...columns('from', 'to', 'by', 'when', 'effect', 'entry'),
    ...transitions.map(periodRow),
    '',
    `## ${both(headings.version)}`,
    diagram(versionSteps.map(({ from, to, step, by }) => [from, to, `${step} (${by})`])),
    '',
    ...section(headings.results, resultsTransitions),
    ...Object.values(kinds).flatMap(matter),
    ...section(headings.seat, seatTransitions),
    ...section(headings.line, lineTransitions),
    ...steps(headings.life, lifeSteps),
    ...steps(headings.agreement, agreementSteps),
    ...steps(headings.filing, filingSteps),
    ...section(headings.card, cardTransitions),
    ...steps(headings.provided, providedSteps),
  ].join('\n');
}

function periodRow({ from, to, by, guards, what }: (typeof transitions)[number]): string {
  const phase = (name: typeof from | typeof to) => `${phaseNames[name].zh} \`${name}\``;
  const when = guards.map((name) => beside(periodGuards[name])).join('<br>');
  const effect = periodEffects[what];
  return `| ${phase(from)} | ${phase(to)} | ${beside(movers[by])} | ${when} | ${beside(effect)} | \`${what}\` |`;
}

/** A Mermaid diagram, which the usual places for reading Markdown draw. */
function diagram(moves: readonly (readonly [from: string, to: string, label?: string])[]): string {
  const arrows = moves.map(
    ([from, to, label]) => `  ${id(from)} --> ${id(to)}${label === undefined ? '' : `: ${label}`}`,
  );
  return ['```mermaid', 'stateDiagram-v2', ...arrows, '```'].join('\n');
}

/** Mermaid takes a hyphen in a name for part of an arrow. */
const id = (state: string): string => state.replaceAll('-', '_');

/** A kind of matter: what leads where, and for whom it waits. */
function matter({ text, states, moves }: Kind): string[] {
  const { zh, en } = text.name;
  const arrows = Object.entries(moves).flatMap(([name, { from, to }]) =>
    (from.length === 0 ? ['[*]'] : from).map((state) => [state, to, name] as const),
  );
  const rows = Object.entries(states).map(([state, waits]) => {
    const open = Object.entries(moves).filter(([, { from }]) => from.includes(state));
    const steps = open.map(([name]) => `${text.moves[name]?.zh} \`${name}\``).join(', ');
    const whom = [...new Set(waits.map(({ role }) => `${roleNames[role].zh} \`${role}\``))].join(', ');
    return `| ${text.states[state]?.zh} \`${state}\` | ${whom} | ${steps} |`;
  });
  const title = `## ${en.charAt(0).toUpperCase()}${en.slice(1)} ${zh}`;
  return [title, diagram(arrows), '', ...columns('state', 'waits', 'moves'), ...rows, ''];
}

function section(title: Text, table: Table): string[] {
  const moves = Object.entries(table).flatMap(([from, next]) => next.map((to) => [from, to] as const));
  const ends = Object.entries(table).flatMap(([from, next]) => (next.length === 0 ? [[from, '[*]'] as const] : []));
  return [`## ${both(title)}`, diagram([...moves, ...ends]), ''];
}

function steps(title: Text, table: Table): string[] {
  const rows = Object.entries(table).map(
    ([state, legal]) => `| \`${state}\` | ${legal.map((step) => `\`${step}\``).join(' ')} |`,
  );
  return [`## ${both(title)}`, ...columns('state', 'steps'), ...rows, ''];
}

if (import.meta.main) writeFileSync(new URL('../../docs/states.md', import.meta.url), statesPage());
