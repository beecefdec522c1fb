import { writeFileSync } from 'node:fs';
import { agreementSteps } from '../../shared/domain/agreement/agreement.ts';
import { lineTransitions } from '../../shared/domain/appraisal/adjustment.ts';
import { filingSteps } from '../../shared/domain/filing/filing.ts';
import { kinds } from '../../shared/domain/matter/kinds.ts';
import type { Kind } from '../../shared/domain/matter/matter.ts';
import { transitions } from '../../shared/domain/period/period.ts';
import { roleNames } from '../../shared/text/roles.ts';
import { periodEffects, periodGuards, phaseNames } from '../../shared/text/states.ts';
import { seatTransitions } from '../../shared/domain/rating/rating.ts';
import { resultsTransitions } from '../../shared/domain/result/result.ts';
import { versionSteps } from '../../shared/domain/scheme/version.ts';

const movers = {
  office: '绩效办 · the performance office',
  clock: '每五分钟的定时任务 · the five-minute schedule',
  job: '结算任务 · the closing job',
};

type Table = Readonly<Record<string, readonly string[]>>;

/** The page `docs/states.md`, from the same tables that the use cases obey. */
export function statesPage(): string {
  return [
    '# States 状态',
    'Written by `npm run docs:states` from the tables in `shared/domain`, which are what the code obeys; a test proves that this page is',
    'current. 本页由 `shared/domain` 中的状态表生成，代码即按该表执行。',
    '',
    '## Period 考核周期',
    'A deadline is enforced by comparing the time of a request with it; the schedule only draws the consequences, so a missed run is made',
    'up for by the next one. 截止以请求时刻为准；定时任务只办理其后果。',
    '',
    diagram(transitions.map(({ from, to, by }) => [from, to, by])),
    '',
    '| from 阶段 | to 进入 | moved by 由谁 | when 条件 | effect 后果 | entry 审计条目 |',
    '|---|---|---|---|---|---|',
    ...transitions.map(periodRow),
    '',
    '## Scheme version 考核办法版本',
    diagram(versionSteps.map(({ from, to, step, by }) => [from, to, `${step} (${by})`])),
    '',
    ...section('Results of a period 考核结果', resultsTransitions),
    ...Object.values(kinds).flatMap(matter),
    ...section("Rater's seat 评委席位", seatTransitions),
    ...section('Adjustment line 加减分', lineTransitions),
    ...steps('Agreement 绩效合同', agreementSteps),
    ...steps('Filing 填报', filingSteps),
  ].join('\n');
}

function periodRow({ from, to, by, guards, what }: (typeof transitions)[number]): string {
  const phase = (name: typeof from | typeof to) => `${phaseNames[name].zh} \`${name}\``;
  const when = guards.map((name) => `${periodGuards[name].zh} · ${periodGuards[name].en}`).join('<br>');
  const effect = periodEffects[what];
  return `| ${phase(from)} | ${phase(to)} | ${movers[by]} | ${when} | ${effect.zh} · ${effect.en} | \`${what}\` |`;
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
  const heading = ['| in state 状态 | waits for 等待 | legal moves 可办理 |', '|---|---|---|'];
  return [title, diagram(arrows), '', ...heading, ...rows, ''];
}

function section(title: string, table: Table): string[] {
  const moves = Object.entries(table).flatMap(([from, next]) => next.map((to) => [from, to] as const));
  const ends = Object.entries(table).flatMap(([from, next]) => (next.length === 0 ? [[from, '[*]'] as const] : []));
  return [`## ${title}`, diagram([...moves, ...ends]), ''];
}

function steps(title: string, table: Table): string[] {
  const rows = Object.entries(table).map(
    ([state, legal]) => `| \`${state}\` | ${legal.map((step) => `\`${step}\``).join(' ')} |`,
  );
  return [`## ${title}`, '| in state 状态 | legal steps 可办理 |', '|---|---|', ...rows, ''];
}

if (import.meta.main) writeFileSync(new URL('../../docs/states.md', import.meta.url), statesPage());
