import { MultiBar, Presets, type SingleBar } from 'cli-progress';
import type { Params } from '../../shared/text/catalogue.ts';
import { demoSteps, type DemoStep } from '../../shared/text/demo.ts';
import { inLine } from '../log.ts';
import type { Api } from './api.ts';
import type { DemoUnit } from './county.ts';

/** What a step of the drive plays on: the people's clients, who is assessed, the time, and what is shown meanwhile. */
export interface Stage {
  /** The client of a person, with a fresh token of theirs. */
  readonly as: (person: string) => Promise<Api>;
  readonly units: readonly DemoUnit[];
  /** Moves the clock on and lets schedule and queue do what is due. */
  readonly travelTo: (instant: number) => Promise<void>;
  readonly progress: Progress;
}

const hour = 3_600_000;
const day = 24 * hour;

/** Five months after its end every remedy of a year is over, whatever holidays lie in between. */
const yearTakes = 150 * day;
/** Of the quarter at work the first month is filed, and waits for signatures. */
const monthIsFiled = 40 * day;

export interface Quarter {
  readonly year: number;
  readonly number: number;
  /** Noon in the demo county of the day some days after the first of the quarter's n-th month (0: its first). */
  readonly noon: (month: number, dayOfMonth: number) => number;
}

export const quarterOf = (year: number, number: number): Quarter => ({
  year,
  number,
  noon: (month, dayOfMonth) => Date.UTC(year, (number - 1) * 3 + month, dayOfMonth, 4),
});

/** The quarter that the county works in; its assessment may lie ahead. */
export const quarterAtWork = (now: number): Quarter => numbered(indexOf(now - monthIsFiled));

/** The last quarter whose whole cycle is over when the one at work begins, so that everything the demo drives lies in the past. */
export const lastWholeQuarter = (now: number): Quarter => numbered(indexOf(now - monthIsFiled) - 2);

/** The one after it. */
export const quarterAfter = ({ year, number }: Quarter): Quarter => numbered(year * 4 + number);

/** The last year whose remedies are over. */
export function lastWholeYear(now: number): number {
  const year = new Date(now).getUTCFullYear() - 1;
  return Date.UTC(year + 1, 0, 1) + yearTakes > now ? year - 1 : year;
}

/** Quarters counted through the years. */
function indexOf(instant: number): number {
  const date = new Date(instant);
  return date.getUTCFullYear() * 4 + Math.floor(date.getUTCMonth() / 3);
}
const numbered = (index: number): Quarter => quarterOf(Math.floor(index / 4), (index % 4) + 1);

/** An hour behind a deadline, when the schedule has come by. */
export const after = ({ until }: { readonly until: string }): number => Date.parse(until) + hour;

/** Time goes on to an instant, and stays where it is later already: what two periods do at once comes in either order. */
export function onwards(travelTo: Stage['travelTo']): Stage['travelTo'] {
  let latest = 0;
  return async (instant) => {
    if (instant <= latest) return;
    latest = instant;
    await travelTo(instant);
  };
}

/** What does not hang together goes on at once, two at a time: more only wait for each other on two cores. */
export async function each<T>(all: readonly T[], act: (one: T, place: number) => Promise<void>): Promise<void> {
  const waiting = all.entries();
  const hand = async () => {
    for (const [place, one] of waiting) await act(one, place);
  };
  await Promise.all(Array.from({ length: 2 }, hand));
}

/** Asks again until it is so. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 50));
}

export interface Progress {
  /** A new step of the drive, with how many actions it has. */
  step(step: DemoStep, actions: number, params?: Params): void;
  /** One action is done. */
  tick(): void;
  done(): void;
}

/** One bar, of the step that runs, where there is a terminal, a line for each where there is none. */
export function showProgress(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return lines(stream);
  const bars = new MultiBar(
    { stream, format: '{bar} {value}/{total}  {step}', hideCursor: true, barsize: 24, clearOnComplete: true },
    Presets.shades_classic,
  );
  let bar: SingleBar | undefined;
  return {
    step(step, actions, params) {
      if (bar) bars.remove(bar);
      bar = bars.create(actions, 0, { step: inLine(demoSteps[step], params) });
    },
    tick: () => bar?.increment(),
    done: () => bars.stop(),
  };
}

function lines(stream: NodeJS.WriteStream): Progress {
  return {
    step: (step, actions, params) => void stream.write(`· ${inLine(demoSteps[step], params)} (${actions})\n`),
    tick: () => undefined,
    done: () => undefined,
  };
}
