import * as z from 'zod';
import { listed } from '../../text/say.ts';
import { dateAt } from '../organisation/clocks.ts';
import { type Deadlines, phaseAt, type Phase } from '../period/period.ts';
import { Refused } from '../refused.ts';
import type { Indicator } from '../scheme/indicator.ts';
import { Bilingual } from '../text.ts';

/** Items of a permission: as many as an objection names. */
export const mostLateItems = 60;

/** 补报: what the committee let one subject bring in after the close, and until when (last instant). It stands until the subject is scored anew. */
export const LateInputs = z.strictObject({
  matter: z.string(),
  items: z.array(z.strictObject({ id: z.string(), name: Bilingual })).max(mostLateItems),
  until: z.int(),
});
export type LateInputs = z.infer<typeof LateInputs>;

interface Closed {
  readonly late?: LateInputs | undefined;
}
interface Time {
  readonly phase: Phase;
  readonly deadlines: Deadlines;
}

/** What a subject may bring in at this moment; undefined outside the feedback phase and outside its time. */
export const lateNow = ({ late }: Closed, period: Time, now: number): LateInputs | undefined =>
  late && now <= late.until && phaseAt(period, now) === 'feedback' ? late : undefined;

/** Of a subject that brings in named items nothing else is touched. */
export function refuseOtherItems({ items: named }: LateInputs, items: readonly string[]): void {
  const legal = named.map(({ id }) => id);
  const other = items.find((id) => !legal.includes(id));
  if (other === undefined) return;
  throw new Refused('late-inputs.other-item', { item: other, items: listed(named.map(({ name }) => name)) }, { legal });
}

/** Who marks is changed late only where something that they mark was named. */
export function refuseUnlessRated(late: LateInputs, asked: readonly { readonly indicator: string }[]): void {
  const rated = asked.map(({ indicator }) => indicator);
  if (!late.items.some(({ id }) => rated.includes(id))) refuseOtherItems(late, rated);
}

/** What is open may be brought in, and nothing that counts already; where something went wrong inside, nothing counts. */
export function lateItems(
  indicators: readonly Indicator[],
  open: readonly string[] | undefined,
  wanted: readonly string[],
): LateInputs['items'] {
  const own = indicators.filter(({ id }) => open?.includes(id) ?? true);
  const legal = own.map(({ id }) => id);
  return [...new Set(wanted)].map((id) => {
    const found = own.find((one) => one.id === id);
    if (!found) throw new Refused('late-inputs.not-open', { item: id }, { field: 'items', legal });
    const { zh, en } = found.name;
    return { id, name: { zh, en } };
  });
}

/** The window ends within the feedback phase: what is decided afterwards would come when the results are laid before the committee. */
export function lateUntil(
  period: Time & { readonly timeZone: string },
  { asked, counted, now }: { readonly asked: number | undefined; readonly counted: number; readonly now: number },
): number {
  const last = period.deadlines.feedback;
  const date = dateAt(period.timeZone, last);
  if (last <= now || (asked !== undefined && asked > last))
    throw new Refused('late-inputs.until', { date }, { field: 'due', legal: [date] });
  return asked ?? Math.min(counted, last);
}
