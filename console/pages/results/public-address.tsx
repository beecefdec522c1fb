import { encode } from 'uqr';
import { publicAddress } from '../../../shared/text/console/results.ts';
import { useDesk } from '../../shell/desk.tsx';
import { useWords } from '../../words.tsx';

interface PublicAddressProps {
  readonly period: string;
  readonly kind: 'announced' | 'results';
}

/** Where everybody reads it without signing in: to be put into a notice, on paper too. */
export default function PublicAddress({ period, kind }: PublicAddressProps) {
  const { t } = useWords();
  const { jurisdiction } = useDesk();
  const address = `${location.origin}/public/${jurisdiction}/${kind}/${period}`;
  const { size, data } = encode(address, { border: 2 });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <section className="public-address" aria-labelledby="public-address">
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t(publicAddress.code)} shapeRendering="crispEdges">
        <path d={dark.join('')} />
      </svg>
      <div>
        <h3 id="public-address">{t(publicAddress.title)}</h3>
        <p className="note">{t(publicAddress[kind])}</p>
        <a href={address} target="_blank" rel="noreferrer">
          {address}
        </a>
      </div>
    </section>
  );
}
