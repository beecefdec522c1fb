import { MultiBar, Presets, type SingleBar } from 'cli-progress';

export interface Progress {
  /** A new step of the drive, with how many actions it has. */
  step(name: string, actions: number): void;
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
    step(name, actions) {
      bar = bars.create(actions, 0, { step: name });
    },
    tick: () => bar?.increment(),
    done: () => bars.stop(),
  };
}

function lines(stream: NodeJS.WriteStream): Progress {
  return {
    step: (name, actions) => void stream.write(`· ${name} (${actions})\n`),
    tick: () => undefined,
    done: () => undefined,
  };
}
