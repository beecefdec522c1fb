import Button from 'antd/es/button';
import { useState } from 'react';
import { whyTexts } from '../../../shared/text/console/results.ts';
import type { Body } from '../../api/lines.ts';
import { useWords } from '../../words.tsx';

type Told = Body<'scoring.sentences'>['tree'];

interface TraceProps {
  readonly tree: Told;
  readonly version: number;
}

/** The whole trace as the tree that it is, in plain words; lines of the page, so that the keyboard, a reader and a printer have them. */
export function Trace({ tree, version }: TraceProps) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState<boolean>();
  return (
    <section className="trace-tree" aria-labelledby="why-tree">
      <header>
        <h3 id="why-tree">{t(whyTexts.tree)}</h3>
        <span className="note">{t(whyTexts.version, { version })}</span>
        <Button size="small" onClick={() => setOpen(isOpen !== true)}>
          {t(isOpen === true ? whyTexts['close-all'] : whyTexts['open-all'])}
        </Button>
      </header>
      <p className="note">{t(whyTexts['tree-about'])}</p>
      <Node key={String(isOpen)} node={tree} depth={0} isOpen={isOpen} />
    </section>
  );
}

interface NodeProps {
  readonly node: Told;
  readonly depth: number;
  /** All or none; at first the total and its sections. */
  readonly isOpen: boolean | undefined;
}

function Node({ node, depth, isOpen }: NodeProps) {
  const { t } = useWords();
  const { what, name, score, weight, parts, state } = node;
  const figure = score === null ? '—' : weight === null ? score : t(whyTexts['of-points'], { score, weight });
  const share = score === null || weight === null ? undefined : Number(score) / Number(weight);
  return (
    <details open={isOpen ?? depth < 2} className={`node node-${what} ${state === 'scored' ? '' : 'node-open'}`}>
      <summary>
        <span className="node-name">{what === 'total' ? t(whyTexts.total) : name}</span>
        {share !== undefined && what !== 'adjustments' && what !== 'line' && <Share share={share} />}
        <span className="node-score">{figure}</span>
      </summary>
      <Said node={node} />
      {parts.map((part) => (
        <Node key={`${part.what} ${part.id}`} node={part} depth={depth + 1} isOpen={isOpen} />
      ))}
    </details>
  );
}

function Share({ share }: { readonly share: number }) {
  const width = Math.max(0, Math.min(1, share)) * 64;
  return (
    <svg className="share" width="64" height="6" aria-hidden>
      <rect className="share-whole" width="64" height="6" rx="3" />
      <rect className={share < 0.6 ? 'share-low' : 'share-part'} width={width} height="6" rx="3" />
    </svg>
  );
}

function Said({ node: { stands, figures, how, working, remarks, sources } }: { readonly node: Told }) {
  const { t } = useWords();
  const lines = [
    ['figures', figures.join('　')],
    ['rule', how],
    ['working', working],
    ['remarks', [stands ?? '', ...remarks].filter(Boolean).join(' ')],
    ['sources', sources],
  ] as const;
  const said = lines.filter(([, text]) => text !== '');
  if (said.length === 0) return null;
  return (
    <dl>
      {said.map(([line, text]) => (
        <div key={line}>
          <dt>{t(whyTexts[line])}</dt>
          <dd className={line === 'working' ? 'is-working' : ''}>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
