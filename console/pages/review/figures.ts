import type { Body } from '../../api/lines.ts';

type Reviewed = Body<'progress.review'>['subjects'][number];

/** A figure with whom it is about. */
export interface Figure extends Omit<Reviewed['figures'][number], 'barred'> {
  readonly of: Pick<Reviewed, 'subject' | 'name' | 'closed'>;
  /** Why nobody, or somebody else, accepts it now. */
  readonly barred: Reviewed['figures'][number]['barred'] | 'closed' | undefined;
}

/** Who may not accept it is told to whoever could. */
export const figuresIn = (subjects: readonly Reviewed[], isOffice: boolean): Figure[] =>
  subjects.flatMap(({ subject, name, closed, figures }) =>
    figures.map((one) => ({
      ...one,
      of: { subject, name, ...(closed ? { closed } : {}) },
      barred: closed ? 'closed' : isOffice ? one.barred : undefined,
    })),
  );

/** Why nothing of all of them is accepted or returned now, where that is the same for each. */
export function closedIn(subjects: readonly Reviewed[]): Reviewed['closed'] {
  const [first, ...others] = subjects.map(({ closed }) => closed);
  return others.every((closed) => closed?.zh === first?.zh) ? first : undefined;
}

export const keyOf = ({ of, n }: Pick<Figure, 'of' | 'n'>): string => `${of.subject} ${n}`;

/** Something is odd about it, or the subject said so. */
const isOdd = ({ doubtful, finding, remark }: Figure): boolean =>
  doubtful || finding?.open === true || remark !== undefined;

/** Nobody accepts it without saying why it is right. */
export const needsReason = ({ doubtful, finding }: Figure): boolean => doubtful || finding?.open === true;

/** What is accepted, and a finding about what counts already. */
export const isAcceptable = ({ stands, finding }: Figure): boolean =>
  stands === 'acceptance' || (stands === 'counting' && finding?.open === true);

export const isReturnable = ({ stands, provider }: Figure): boolean =>
  stands === 'acceptance'
    ? true
    : stands === 'counting' || stands === 'answer' || (stands === 'remark' && provider !== undefined);

export interface Sieve {
  readonly doubtful: boolean;
  readonly subjects: readonly string[];
  readonly indicator?: string | undefined;
  readonly slot?: string | undefined;
}

export const everything: Sieve = { doubtful: false, subjects: [] };

export const sifted = (figures: readonly Figure[], { doubtful, subjects, indicator, slot }: Sieve): Figure[] =>
  figures.filter(
    (one) =>
      (!doubtful || isOdd(one)) &&
      (subjects.length === 0 || subjects.includes(one.of.subject)) &&
      (indicator ?? one.indicator) === one.indicator &&
      (slot ?? one.slot) === one.slot,
  );

/** `0.125` as +12.5%. */
export const signed = (change: string | undefined): string | undefined => {
  const part = Number(change);
  if (change === undefined || !Number.isFinite(part)) return undefined;
  const tenths = Math.round(part * 1000) / 10;
  return `${tenths > 0 ? '+' : ''}${tenths}%`;
};

/** A median is a fraction as long as it likes; four digits tell it. */
export const short = (figure: string): string => {
  const number = Number(figure.replace('…', ''));
  return Number.isFinite(number) ? String(Number(number.toPrecision(6))) : figure;
};
