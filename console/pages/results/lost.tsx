import { whyTexts } from '../../../shared/text/console/results.ts';
import { nodes } from '../../../shared/text/sentences/nodes.ts';
import type { Body } from '../../api/lines.ts';
import { useWords } from '../../words.tsx';

type Told = Body<'scoring.sentences'>['tree'];

/** What is shown of the items that lost points. */
const most = 8;

/** Where points were lost, the most first: the answer to what would have to be better. */
export function Lost({ tree }: { readonly tree: Told }) {
  const { t, language } = useWords();
  const saidOf = ({ figures, how, remarks }: Told) => {
    const said = [...figures, how].filter(Boolean).join(t(nodes['figures-separator']));
    const first = said === '' ? [] : [t(whyTexts['lost-how'], { said })];
    return [...first, ...remarks].join(language === 'zh' ? '' : ' ');
  };
  const lost = losses(tree).toSorted((one, other) => other.points - one.points);
  return (
    <section aria-labelledby="why-lost">
      <h3 id="why-lost">{t(whyTexts.lost)}</h3>
      {lost.length === 0 && <p className="note">{t(whyTexts['none-lost'])}</p>}
      <ul className="lost">
        {lost.slice(0, most).map(({ node, within, points }) => (
          <li key={`${node.what} ${node.id}`}>
            <span>
              {node.name} {within !== '' && <span className="note">{within}</span>}
            </span>
            <b>{t(whyTexts['lost-points'], { points: shown(points) })}</b>
            <span className="note">{saidOf(node)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface Loss {
  readonly node: Told;
  readonly within: string;
  readonly points: number;
}

/** Of items what their points had left; of deductions what they took. */
function losses(node: Told, within = ''): Loss[] {
  if (node.what === 'item' || node.what === 'period') {
    const points = Number(node.weight ?? 0) - Number(node.score ?? 0);
    return node.state === 'scored' && points > 0.000_001 ? [{ node, within, points }] : [];
  }
  if (node.what === 'line') {
    const points = -Number(node.score ?? 0);
    return points > 0 ? [{ node, within, points }] : [];
  }
  return node.parts.flatMap((part) => losses(part, node.what === 'total' ? '' : node.name));
}

const shown = (points: number): string => points.toFixed(2);
