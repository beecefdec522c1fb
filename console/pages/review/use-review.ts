import { reviewPage } from '../../../shared/text/console/review.ts';
import { together, useAct } from '../../api/use-act.ts';
import { useActEach } from '../../api/use-act-each.ts';
import { useDraft } from '../../api/use-draft.ts';
import { useNotDone, whyNotDone, type Work } from '../../components/bulk-work.tsx';
import { keyOf, type Figure } from './figures.ts';

/** Filings that one acceptance takes. */
const mostAtOnce = 200;
/** Reasons by figure. */
export type Reasons = Readonly<Record<string, string>>;

interface Group {
  readonly subject: string;
  readonly filings: number[];
}

/** The figures of each subject, as many together as one request takes. */
function bySubject(figures: readonly Figure[]): Group[] {
  const subjects = Map.groupBy(figures, ({ of }) => of.subject);
  return [...subjects].flatMap(([subject, those]) =>
    Array.from({ length: Math.ceil(those.length / mostAtOnce) }, (_, part) => ({
      subject,
      filings: those.slice(part * mostAtOnce, (part + 1) * mostAtOnce).map(({ n }) => n),
    })),
  );
}

/** One figure that is refused takes its group with it, so those without doubts go together and each of the others alone. */
const toAccept = (figures: readonly Figure[], reasons: Reasons) => [
  ...bySubject(figures.filter(({ doubtful }) => !doubtful)).map((group) => ({ ...group, confirmed: [] })),
  ...figures
    .filter(({ doubtful }) => doubtful)
    .map((one) => ({
      subject: one.of.subject,
      filings: [one.n],
      confirmed: [{ filing: one.n, why: reasons[keyOf(one)] ?? '' }],
    })),
];

const hasFinding = ({ finding }: Figure): boolean => finding?.open === true;

/** Each finding with what is said to it. */
const wishesFor = (period: string, figures: readonly Figure[], reason: (one: Figure) => string) =>
  figures.flatMap((one) => {
    if (!one.finding?.open) return [];
    const params = { period, subject: one.of.subject, matter: one.finding.id };
    return [{ name: keyOf(one), ask: { params, body: { reason: reason(one) } } }];
  });

const noWork: { readonly work?: Work } = {};

/**
 * Accepts and returns: what was found among the peers is decided on one by one, then one group at once, many as one work that goes on by itself
 * and is found again by whoever comes back to the page.
 */
export function useReview(period: string) {
  const kept = useDraft(`review-work/${period}`, noWork);
  const { work } = kept.draft;
  const bulk = useAct('bulk.ask');
  const accepts = useAct('progress.accept');
  const returns = useAct('progress.return');
  const confirms = useActEach('matters.outliers.confirm');
  const rejects = useActEach('matters.outliers.return');
  const notDone = useNotDone(work?.bulk);
  const acting = together([bulk, accepts, returns]);
  const each = [confirms, rejects];

  /** Why each that was not done was not. */
  const refused = new Map<string, string>([
    ...each.flatMap((one) => [...one.refused].map(([key, error]): [string, string] => [key, error.message])),
    ...notDone.rows.flatMap((row) =>
      numbersIn(row.row['filings']).map((n): [string, string] => [
        `${String(row.row['subject'])} ${n}`,
        whyNotDone(row),
      ]),
    ),
  ]);

  const begin = (id: string, what: Work['what'], figures: readonly Figure[]) =>
    kept.keep({
      work: { bulk: id, what, names: Object.fromEntries(figures.map(({ of }) => [of.subject, of.name])) },
    });

  return {
    work,
    forgetWork: kept.done,
    refused,
    /** How far the findings are. */
    deciding: each.find(({ isActing }) => isActing),
    acting: {
      isActing: acting.isActing || each.some(({ isActing }) => isActing),
      isKept: acting.isKept || each.some(({ isKept }) => isKept),
      refused: acting.refused,
    },
    forget: acting.forget,
    async accept(figures: readonly Figure[], reasons: Reasons, why: string): Promise<boolean> {
      const decided = await confirms.act(wishesFor(period, figures, (one) => reasons[keyOf(one)] ?? ''));
      const waiting = figures.filter(
        (one) => one.stands === 'acceptance' && (!hasFinding(one) || decided.includes(keyOf(one))),
      );
      const [first, ...others] = toAccept(waiting, reasons);
      if (!first) return true;
      if (others.length === 0) {
        const { subject, ...body } = first;
        return (await accepts.act({ params: { period, subject }, body })) !== undefined;
      }
      const rows = [first, ...others].map((group) => ({ period, ...group }));
      const asked = await bulk.act({ body: { act: 'progress.accept', why, rows } });
      if (asked) begin(asked.body.id, reviewPage['asked-accept'], waiting);
      return asked !== undefined;
    },
    async sendBack(figures: readonly Figure[], why: string, about: string): Promise<boolean> {
      // What was found goes back with its finding.
      await rejects.act(wishesFor(period, figures, () => why));
      const others = figures.filter((one) => !hasFinding(one));
      const [first, ...rest] = bySubject(others);
      if (!first) return true;
      if (rest.length === 0) {
        const { subject, filings } = first;
        return (await returns.act({ params: { period, subject }, body: { filings, why } })) !== undefined;
      }
      const rows = [first, ...rest].map((group) => ({ period, ...group, why }));
      const asked = await bulk.act({ body: { act: 'progress.return', why: about, rows } });
      if (asked) begin(asked.body.id, reviewPage['asked-return'], others);
      return asked !== undefined;
    },
  };
}

const numbersIn = (filings: unknown): number[] => (Array.isArray(filings) ? filings.map(Number) : []);
