import type { Body } from '../api/lines.ts';
import { lightNames } from '../../shared/text/console/parts.ts';
import { useWords } from '../words.tsx';

type Colour = Body<'progress.lights'>['subjects'][number]['items'][number]['light'];

/** 绿灯、黄灯、红灯: by colour, by shape and in words, for whoever sees no colours and for black ink. */
export function Light({ light, bare = false }: { readonly light: Colour; readonly bare?: boolean }) {
  const { t } = useWords();
  const name = t(lightNames[light]);
  return (
    <span className={`light light-${light}`}>
      <svg
        viewBox="0 0 12 12"
        width="12"
        height="12"
        role={bare ? 'img' : undefined}
        aria-label={bare ? name : undefined}
        aria-hidden={!bare}
      >
        <path d={shapes[light]} />
      </svg>
      {!bare && name}
    </span>
  );
}

const shapes: Readonly<Record<Colour, string>> = {
  green: 'M6 1a5 5 0 1 0 0 10a5 5 0 1 0 0-10',
  amber: 'M6 0.5L11.8 11H0.2Z',
  red: 'M1 1h10v10H1Z',
  'no-data': 'M1 5h10v2H1Z',
};
