import { MultiBar, Presets, type SingleBar } from 'cli-progress';
import type { Params } from '../../shared/text/catalogue.ts';
import { demoSteps, type DemoStep } from '../../shared/text/demo.ts';
import { inLine } from '../log.ts';
import type { Api } from './api.ts';

/** What a step of the drive plays on: the people's clients, the time, and what is shown meanwhile. */
export interface Stage {
  /** The client of a person, with a fresh token of theirs. */
  readonly as: (person: string) => Promise<Api>;
  readonly quarter: Quarter;
  /** Moves the clock on and lets schedule and queue do what is due. */
  readonly travelTo: (instant: number) => Promise<void>;
  readonly progress: Progress;
}

const day = 86_400_000;

/** Two months after its end every phase of a quarter is over, whatever holidays lie in between. */
const cycleAfterEnd = 62 * day;

export interface Quarter {
  readonly year: number;
  readonly number: number;
  /** Noon in the demo county of the day some days after the first of the quarter's n-th month (0: its first). */
  readonly noon: (month: number, dayOfMonth: number) => number;
}

/** The last quarter whose whole cycle is over by now, so that everything the demo drives lies in the past. */
export function lastWholeQuarter(now: number): Quarter {
  const today = new Date(now);
  let index = today.getUTCFullYear() * 4 + Math.floor(today.getUTCMonth() / 3) - 1;
  while (quarterEnd(index) + cycleAfterEnd > now) index -= 1;
  const year = Math.floor(index / 4);
  const number = (index % 4) + 1;
  return { year, number, noon: (month, dayOfMonth) => Date.UTC(year, (number - 1) * 3 + month, dayOfMonth, 4) };
}

const quarterEnd = (index: number): number => Date.UTC(Math.floor(index / 4), (index % 4) * 3 + 3, 1);

export interface Progress {
  /** A new step of the drive, with how many actions it has. */
  step(step: DemoStep, actions: number, params?: Params): void;
  /** One action is done. */
  tick(): void;
  done(): void;
}

/** A bar for each step where there is a terminal, a line for each where there is none. */
export function showProgress(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return lines(stream);
  const bars = new MultiBar(
    { stream, format: '{bar} {value}/{total}  {step}', hideCursor: true, barsize: 24, autopadding: true },
    Presets.shades_classic,
  );
  let bar: SingleBar | undefined;
  return {
    step(step, actions, params) {
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
