import { useState } from 'react';
import { signingPage } from '../../../shared/text/console/signing.ts';
import type { Ask } from '../../api/lines.ts';
import { together, useAct } from '../../api/use-act.ts';
import { bySubject, type AgreementRow, type FilingRow } from './to-sign.ts';
import type { Work } from '../../components/bulk-work.tsx';

/** Figures that a provider's leader signs in one request. */
const mostProvided = 30;

type Many = NonNullable<Ask<'bulk.ask'>['body']>;

/** Signs and sends back: one subject at once, many as one work that goes on by itself. Each gives whether it was taken. */
export function useSigning(period: string) {
  const [work, setWork] = useState<Work>();
  const bulk = useAct('bulk.ask');
  const signs = useAct('progress.sign-off');
  const backs = useAct('progress.send-back');
  const provides = useAct('progress.sign-provided');
  const agrees = useAct('goals.sign');
  const acting = together([bulk, signs, backs, provides, agrees]);

  const many = async (body: Many, what: keyof typeof signingPage, rows: readonly (FilingRow | AgreementRow)[]) => {
    const asked = await bulk.act({ body });
    if (!asked) return false;
    setWork({
      bulk: asked.body.id,
      what: signingPage[what],
      names: Object.fromEntries(rows.map(({ of }) => [of.subject, of.name])),
    });
    return true;
  };

  return {
    work,
    forgetWork: () => setWork(undefined),
    acting,
    forget: acting.forget,
    async sign(rows: readonly FilingRow[], why: string): Promise<boolean> {
      const [first, ...others] = bySubject(rows);
      if (!first) return false;
      const { subject, filings } = first;
      if (others.length === 0)
        return (await signs.act({ params: { period, subject }, body: { filings } })) !== undefined;
      const named = [first, ...others].map((one) => ({ period, ...one }));
      return many({ act: 'progress.sign-off', why, rows: named }, 'asked-sign', rows);
    },
    async sendBack(rows: readonly FilingRow[], why: string): Promise<boolean> {
      const [first, ...others] = bySubject(rows);
      if (!first) return false;
      const { subject, filings } = first;
      if (others.length === 0)
        return (await backs.act({ params: { period, subject }, body: { filings, why } })) !== undefined;
      const named = [first, ...others].map((one) => ({ period, ...one, why }));
      return many({ act: 'progress.send-back', why, rows: named }, 'asked-back', rows);
    },
    /** For each indicator and slot, thirty subjects at a time; what was signed stays signed where a later part is refused. */
    async signProvided(rows: readonly FilingRow[]): Promise<boolean> {
      const groups = Map.groupBy(rows, ({ indicator, slot }) => `${indicator} ${slot}`);
      for (const those of groups.values()) {
        for (let at = 0; at < those.length; at += mostProvided) {
          const part = those.slice(at, at + mostProvided);
          const [one] = part;
          if (!one) continue;
          const params = { period, indicator: one.indicator, slot: one.slot };
          const filings = part.map(({ of, n }) => ({ subject: of.subject, n }));
          if (!(await provides.act({ params, body: { filings } }))) return false;
        }
      }
      return true;
    },
    async agree(rows: readonly AgreementRow[], why: string): Promise<boolean> {
      const [first, ...others] = rows;
      if (!first) return false;
      if (others.length === 0) {
        const { version, hash, side, of } = first;
        const params = { period, subject: of.subject };
        return (await agrees.act({ params, body: { version, hash, side } })) !== undefined;
      }
      const named = rows.map(({ of, version, hash, side }) => ({ period, subject: of.subject, version, hash, side }));
      return many({ act: 'goals.sign', why, rows: named }, 'asked-agreements', rows);
    },
  };
}
