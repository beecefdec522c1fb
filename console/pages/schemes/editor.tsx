import { useEffect, useRef } from 'react';
import { valueAt } from './document.ts';
import { Contents } from './contents.tsx';
import { useEditing } from './editing.tsx';
import { isChapter, pathOf } from './outline.ts';
import { ChapterForm, IndicatorForm, SectionForm } from './parts.tsx';
import { useRules } from './rules.ts';

/** A field somebody was led to. */
export interface Spot {
  readonly path: string;
}

interface EditorProps {
  /** Where in the outline one is. */
  readonly here: string;
  readonly spot: Spot | undefined;
  readonly onGo: (place: string) => void;
}

/** The outline, and beside it the form of what was chosen there. */
export function Editor({ here, spot, onGo }: EditorProps) {
  const { scheme } = useEditing();
  const rules = useRules();
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (spot) lead(form.current, spot.path);
  }, [spot]);
  const before = useRef(here);
  useEffect(() => {
    // On a telephone the form stands below the outline.
    if (before.current !== here && matchMedia('(width < 900px)').matches) form.current?.scrollIntoView();
    before.current = here;
  }, [here]);
  const path = pathOf(here);
  const [, section = '', , at] = path;
  const of = scheme.sections[Number(section)];
  const indicator = of?.items === 'common' && at !== undefined ? of.indicators[Number(at)] : undefined;
  const isThere = valueAt(scheme, path) !== undefined;
  return (
    <div className="scheme-editor">
      <Contents here={here} rules={rules} onGo={onGo} />
      <div ref={form}>
        {indicator && <IndicatorForm key={here} path={path} indicator={indicator} rules={rules} onGo={onGo} />}
        {!indicator && path[0] === 'sections' && isThere && <SectionForm key={here} path={path} onGo={onGo} />}
        {path[0] !== 'sections' && isChapter(here) && <ChapterForm chapter={here} />}
      </div>
    </div>
  );
}

/** To the field of a path, or to what it is part of. */
function lead(within: HTMLElement | null, path: string): void {
  const words = path.split('.');
  const found = words
    .map((_, cut) => words.slice(0, words.length - cut).join('.'))
    .map((part) => within?.querySelector<HTMLElement>(`[data-path="${CSS.escape(part)}"]`))
    .find((one) => one);
  const details = found?.closest('details');
  if (details) details.open = true;
  found?.scrollIntoView({ block: 'center' });
  found?.querySelector<HTMLElement>('input, textarea, button')?.focus();
}
