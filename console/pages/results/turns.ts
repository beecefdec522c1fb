import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import type { SchemeChanges } from '../../../shared/domain/what-if/changes.ts';
import type { Text } from '../../../shared/text/refusal.ts';
import { whatIfTexts } from '../../../shared/text/console/what-if.ts';

/** What was turned, by the key of its slider: text, as it is typed. */
export type Turned = Readonly<Record<string, string>>;

interface Slide {
  readonly key: string;
  /** How it is called, around the name of what it belongs to. */
  readonly label: Text;
  readonly name?: Text;
  /** What the scheme says, with everything else that was turned. */
  readonly figure: string;
  readonly least: number;
  readonly most: number;
  readonly step: number;
}

interface SlideGroup {
  readonly of: 'points' | 'caps' | 'bands' | 'quotas';
  readonly slides: readonly Slide[];
}

const named: Text = { zh: '{name}', en: '{name}' };
const isFigure = (text: string): boolean => /^[0-9]{1,6}(?:\.[0-9]{1,6})?$/.test(text);
/** Text of a hundredth, without a double's tail. */
const hundredth = (percent: string): string => String(Number((Number(percent) / 100).toFixed(8)));
const percentOf = (share: string): string => String(Number((Number(share) * 100).toFixed(6)));

/** The items of everybody, whose names and points are turned. The schemas that check a scheme stay out of the browser. */
export const itemsOf = ({ sections }: Pick<Scheme, 'sections'>) =>
  sections.flatMap((section) => (section.items === 'common' ? section.indicators : []));

/** What is asked of the server: only figures that were turned and are whole. */
export function changesOf(scheme: Scheme, turned: Turned): SchemeChanges {
  const given = Object.fromEntries(Object.entries(turned).filter(([, text]) => isFigure(text)));
  const items = itemsOf(scheme).filter(({ id }) => given[`points/${id}`] !== undefined);
  const points = Object.fromEntries(items.map(({ id }) => [id, given[`points/${id}`] ?? '']));
  const from = scheme.bands.map((band, at) => given[`band/${at}`] ?? band.from);
  // Where one grade begins, the next better one of the list has ended: bands leave no gap.
  const bands = scheme.bands.map((band, at) => ({ ...band, from: from[at] ?? null, to: from[at - 1] ?? band.to }));
  const quotas = scheme.quotas.map((quota, at) => {
    const text = given[`quota/${at}`];
    if (text === undefined) return quota;
    const { limit } = quota;
    return {
      ...quota,
      limit:
        limit.by === 'share' ? { ...limit, share: hundredth(text) } : { ...limit, count: Math.trunc(Number(text)) },
    };
  });
  const has = (start: string) => Object.keys(given).some((key) => key.startsWith(start));
  return {
    ...(items.length > 0 ? { points } : {}),
    ...(given['bonus'] === undefined ? {} : { bonusCap: given['bonus'] }),
    ...(given['deduction'] === undefined ? {} : { deductionCap: given['deduction'] }),
    ...(has('band/') ? { bands } : {}),
    ...(has('quota/') ? { quotas } : {}),
  };
}

/** How the scheme is changed on the server too: items make room for each other. */
export type Changing = (scheme: Scheme, changes: SchemeChanges) => Scheme;

/** Everything that can be turned of a scheme, as it stands with what was turned. */
export function slidesOf(scheme: Scheme, turned: Turned, changed: Changing): SlideGroup[] {
  const { sections, adjustments, bands, quotas, fullMark } = changed(scheme, changesOf(scheme, turned));
  const full = Number(fullMark);
  const gradeName = (grade: string): Text =>
    bands.find((band) => band.grade === grade)?.name ?? { zh: grade, en: grade };
  const slide = (key: string, one: Omit<Slide, 'key'>): Slide => ({ ...one, key, figure: turned[key] ?? one.figure });
  const points = sections.flatMap((section) =>
    // A section's only item has all of its points: there is nobody to make room.
    section.items === 'common' && section.indicators.length > 1
      ? section.indicators.map(({ id, name, points: figure }) =>
          slide(`points/${id}`, { label: named, name, figure, least: 0, most: Number(section.points), step: 0.5 }),
        )
      : [],
  );
  const most = (cap: string) => Math.max(20, Number(cap) * 2);
  const caps = [
    slide('bonus', {
      label: whatIfTexts.bonus,
      figure: adjustments.bonusCap,
      least: 0,
      most: most(scheme.adjustments.bonusCap),
      step: 0.5,
    }),
    slide('deduction', {
      label: whatIfTexts.deduction,
      figure: adjustments.deductionCap,
      least: 0,
      most: most(scheme.adjustments.deductionCap),
      step: 0.5,
    }),
  ];
  // The lowest grade begins where nobody can fall any further.
  const lines = bands
    .slice(0, -1)
    .flatMap(({ name, from }, at) =>
      from === null ? [] : [slide(`band/${at}`, { label: named, name, figure: from, least: 0, most: full, step: 0.5 })],
    );
  const places = quotas.map(({ grade, limit }, at) =>
    slide(`quota/${at}`, {
      label: limit.by === 'share' ? whatIfTexts.share : whatIfTexts.count,
      name: gradeName(grade),
      figure: limit.by === 'share' ? percentOf(limit.share) : String(limit.count),
      least: 0,
      most: limit.by === 'share' ? 100 : Math.max(20, limit.count * 2),
      step: 1,
    }),
  );
  const groups: SlideGroup[] = [
    { of: 'points', slides: points },
    { of: 'caps', slides: adjustments.lines.length > 0 ? caps : [] },
    { of: 'bands', slides: lines },
    { of: 'quotas', slides: places },
  ];
  return groups.filter(({ slides }) => slides.length > 0);
}
