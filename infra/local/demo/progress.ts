import { Presets, SingleBar } from 'cli-progress';

export interface Progress {
  /** A new step of the drive, with how many actions it has. */
  step(name: string, actions: number): void;
  /** One action is done. */
  tick(): void;
  done(): void;
}

/** A bar where there is a terminal, a line per step where there is none. */
export function showProgress(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return lines(stream);
  const bar = new SingleBar(
    { stream, format: '{bar} {value}/{total}  {step}', hideCursor: true, etaBuffer: 1 },
    Presets.shades_classic,
  );
  let total = 0;
  let done = 0;
  let step = '';
  bar.start(1, 0, { step });
  const show = () => {
    bar.setTotal(total);
    bar.update(done, { step });
  };
  return {
    step(name, actions) {
      total += actions;
      step = name;
      show();
    },
    tick() {
      done += 1;
      show();
    },
    done: () => bar.stop(),
  };
}

function lines(stream: NodeJS.WriteStream): Progress {
  return {
    step: (name, actions) => void stream.write(`· ${name} (${actions})\n`),
    tick: () => undefined,
    done: () => undefined,
  };
}
