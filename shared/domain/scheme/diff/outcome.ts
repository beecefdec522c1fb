import { said } from '../../../text/say.ts';
import type { Text } from '../../../text/refusal.ts';
import { standingNames } from '../../../text/roles.ts';
import { choices } from '../../../text/schemes/choices.ts';
import { figures } from '../../../text/sentences/scheme-changes.ts';
import { admittedBy } from '../../rating/rating.ts';
import type { Condition, Quota } from '../outcome.ts';
import type { Scheme } from '../scheme.ts';
import { commonIndicators } from '../sections.ts';
import { type SchemePart, alike, limitOf, listed, member, orUnlimited, part, points } from './compare.ts';

/** Everything around the items that has an id of its own. */
export function outcomeParts(
  scheme: Scheme,
): Record<'groups' | 'lines' | 'vetoes' | 'bands' | 'quotas' | 'conditions' | 'exemptions' | 'uses', SchemePart[]> {
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
    conditions: (scheme.conditions ?? []).map((condition) =>
      part('condition', condition, [
        member('grade', grade(condition.grade)),
        member('needs', needsOf(condition.needs, scheme)),
      ]),
    ),
    exemptions: (scheme.exemptions ?? []).map((exemption) =>
      part('exemption', exemption, [
        member('scored', figures[exemption.scored ? 'yes' : 'no']),
        ...(exemption.basis === undefined ? [] : [member('legalBasis', alike(exemption.basis))]),
      ]),
    ),
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
function quotaPart(quota: Quota, before: readonly Quota[], name: Text): SchemePart {
  const nth = before.filter(({ grade }) => grade === quota.grade).length + 1;
  return part('quota', { id: nth === 1 ? quota.grade : `${quota.grade}/${nth}`, name }, [
    member('limit', limitOf(quota.limit)),
    member('per', choices.per[quota.per]),
    member('ties', choices.quotaTies[quota.ties]),
  ]);
}

function needsOf(needs: Condition['needs'], scheme: Scheme): Text {
  const items = commonIndicators(scheme);
  switch (needs.by) {
    case 'periods':
      return said(figures['needs-periods'], { atLeast: needs.atLeast, grades: needs.grades.join(', ') });
    case 'no-period':
      return said(figures['needs-no-period'], { grades: needs.grades.join(', ') });
    case 'item':
      return said(figures['needs-item'], {
        name: items.find(({ id }) => id === needs.item)?.name ?? needs.item,
        atLeast: needs.atLeast,
      });
    case 'no-card':
      return figures[`needs-no-${needs.card}`];
    default:
      return needs satisfies never;
  }
}
