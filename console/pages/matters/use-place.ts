import type { Body } from '../../api/lines.ts';
import { useAddress } from '../../components/address.ts';

export type Row = Body<'matters.every'>['matters'][number];
export type Kind = Row['kind'];

export interface MatterPlace {
  readonly subject: string;
  readonly kind: Kind;
  readonly matter: string;
}

const names = ['subject', 'kind', 'matter', 'begin'] as const;

export function usePlace(period: string) {
  const { place, go } = useAddress(period, names);
  const { subject, kind, matter, begin } = place;
  const here = subject === undefined ? {} : { subject };
  return {
    subject,
    /** A matter that is looked at. */
    matter: subject !== undefined && isKind(kind) && matter !== undefined ? { subject, kind, matter } : undefined,
    /** To one kind alone, where no matter is looked at. */
    kind,
    /** One that is about to be begun: by which move, `any` while that is not chosen. */
    begin,
    look: ({ subject: whose, kind: of, matter: id }: MatterPlace) => go({ subject: whose, kind: of, matter: id }),
    turnTo: (whose: string) => go({ subject: whose }),
    start: (move: string, whose?: string) => go({ ...(whose === undefined ? {} : { subject: whose }), begin: move }),
    close: () => go(here),
    everybody: () => go({}),
  };
}
export type Place = ReturnType<typeof usePlace>;

/** The server says which kinds there are; what is none it refuses. */
const isKind = (kind: string | undefined): kind is Kind => kind !== undefined;
