import * as z from 'zod';
import { sha256 } from '../audit/chain.ts';
import { Refused } from '../refused.ts';
import { formed, Line, Slug } from '../text.ts';
import { mostSampled, sizeOf } from './sample-size.ts';

/** 抽查. `lot`: how the seed was come by, so that nobody is suspected of having looked for it. */
export const Sample = z.strictObject({
  share: formed('decimal', /^(?:0\.[0-9]{1,4}|1)$/),
  seed: Slug,
  lot: Line(4, 200),
});
export type Sample = z.infer<typeof Sample>;
export type Draw = Pick<Sample, 'share' | 'seed'>;

export function refuseTooMany(draw: Draw, of: number): void {
  const [drawn, maximum] = [sizeOf(draw, of), mostSampled];
  if (drawn > 0 && drawn <= maximum) return;
  throw new Refused('samples.size', { drawn, maximum, of }, { field: 'share' });
}

/**
 * Who is drawn: of the subjects that the seal of the close names, in the order of sha256(`<signature of the seal>/<seed>/<subject>`), the first
 * ones. Whoever holds the seal draws the same; docs/decisions/028 has it by hand.
 */
export function drawn(subjects: readonly string[], { seal, ...draw }: Draw & { readonly seal: string }): string[] {
  const lots = subjects.map((subject) => ({ subject, lot: sha256(`${seal}/${draw.seed}/${subject}`) }));
  return lots
    .toSorted((a, b) => (a.lot < b.lot ? -1 : 1))
    .slice(0, sizeOf(draw, subjects.length))
    .map(({ subject }) => subject);
}
