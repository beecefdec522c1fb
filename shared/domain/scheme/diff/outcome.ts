import { choices } from '../../../text/schemes/choices.ts';
import type { Text } from '../../../text/refusal.ts';
import { standingNames } from '../../../text/relations.ts';
import { figures } from '../../../text/sentences/scheme-changes.ts';
import { admittedBy } from '../../rating/rating.ts';
import type { Scheme } from '../scheme.ts';
import type { Quota } from '../outcome.ts';
import { member, part, type Part } from './part.ts';
import { alike, limitOf, listed, orUnlimited, points } from './words.ts';
import { said } from '../../../text/catalogue.ts';

/** Everything around the items that has an id of its own. */
export function outcomeParts(
  scheme: Scheme,
): Record<'groups' | 'lines' | 'vetoes' | 'bands' | 'quotas' | 'uses', Part[]> {
  const grade = (id: string): Text => scheme.bands.find((band) => band.grade === id)?.name ?? alike(id);
  return {
    groups: scheme.raterGroups.map((group) =>
      part('raterGroup', group, [
        member('weight', alike(group.weight)),
        member('admits', listed(admittedBy(group).map((standing) => standingNames[standing]))),
        member('trim', group.trim ? said(figures.trim, group.trim) : figures.none),
      ]),
    ),
    lines: scheme.adjustments.lines.map((line) =>
      part('line', line, [member('lineKind', choices.lineKind[line.kind]), member('cap', points(line.cap))]),
    ),
    vetoes: scheme.vetoes.map((veto) =>
      part('veto', veto, [
        member(
          'effect',
          veto.effect.by === 'fail' ? figures.fails : said(figures['capped-at'], { grade: grade(veto.effect.grade) }),
        ),
      ]),
    ),
    bands: scheme.bands.map((band) =>
      part('band', { id: band.grade, name: band.name }, [
        member('from', orUnlimited(band.from)),
        member('to', orUnlimited(band.to)),
      ]),
    ),
    quotas: scheme.quotas.map((quota, at) => quotaPart(quota, scheme.quotas.slice(0, at), grade(quota.grade))),
    uses: scheme.consequences.map((consequence) =>
      part('consequence', { id: consequence.id, name: consequence.text }, [
        member('grade', grade(consequence.grade)),
        member('use', choices.use[consequence.use]),
        ...(consequence.legalBasis === undefined ? [] : [member('legalBasis', alike(consequence.legalBasis))]),
      ]),
    ),
  };
}

/** A quota has no id: it is the first, second … for its grade. */
function quotaPart(quota: Quota, before: readonly Quota[], name: Text): Part {
  const nth = before.filter(({ grade }) => grade === quota.grade).length + 1;
  return part('quota', { id: nth === 1 ? quota.grade : `${quota.grade}/${nth}`, name }, [
    member('limit', limitOf(quota.limit)),
    member('per', choices.per[quota.per]),
    member('ties', choices.quotaTies[quota.ties]),
  ]);
}
