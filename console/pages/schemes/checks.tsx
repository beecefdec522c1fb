import CheckCircleOutlined from '@ant-design/icons/es/icons/CheckCircleOutlined';
import CloseCircleOutlined from '@ant-design/icons/es/icons/CloseCircleOutlined';
import { useEffect, useState } from 'react';
import { checkText } from '../../../shared/text/console/scheme-forms.ts';
import { fieldName } from '../../../shared/text/schemes/fields.ts';
import type { Body } from '../../api/lines.ts';
import { Unanswered } from '../../api/refusal.ts';
import { useRead } from '../../api/use-read.ts';
import { Refused } from '../../components/refused.tsx';
import { useWords } from '../../words.tsx';
import { valueAt } from './document.ts';
import { useEditing, type Document, type Scheme } from './editing.tsx';
import { pathOf, placeOf } from './outline.ts';
import { faultText, nameOf } from './told.ts';

type Findings = Body<'schemes.validate'>;

export interface Found extends Pick<Findings, 'problems' | 'notices' | 'specialRules'> {
  readonly isChecking: boolean;
  /** Every place is filled in, right or wrong: what is not cannot be kept by the server. */
  readonly isWhole: boolean;
  readonly refused: Error | undefined;
}

/** Milliseconds without a key before it is checked. */
const pause = 400;
/** Milliseconds after which a server that did not answer is asked again. */
const again = 4000;

/** What is wrong with a document as it is typed, by the checks of the server; of one that is not changed, as it was read. */
export function useChecks(
  scheme: Scheme,
  { document, isLive }: { readonly document: Document; readonly isLive: boolean },
): Found {
  const [settled, setSettled] = useState(scheme);
  const [last, setLast] = useState<Findings>();
  useEffect(() => {
    const timer = setTimeout(() => setSettled(scheme), pause);
    return () => clearTimeout(timer);
  }, [scheme]);
  const [isAway, setAway] = useState(false);
  const { data, isReading, refused } = useRead(
    'schemes.validate',
    { body: { scheme: settled } },
    { when: isLive, every: isAway && again },
  );
  useEffect(() => setAway(refused instanceof Unanswered), [refused]);
  useEffect(() => {
    if (data) setLast(data);
  }, [data]);
  const { problems, notices, specialRules } = last ?? document;
  const isChecking = isLive && (isReading || settled !== scheme);
  const isWhole = !problems.some(({ code }) => code === 'schemes.shape');
  return { problems, notices, specialRules, isChecking, isWhole, refused };
}

interface CheckedProps {
  readonly found: Found;
  readonly onGo: (place: string, path: string) => void;
}

/** Whether it could be submitted, and a list of what stands in the way that leads to each place. */
export function Checked({ found, onGo }: CheckedProps) {
  const { t, list } = useWords();
  const { scheme, isReadOnly } = useEditing();
  const { problems, notices, specialRules, isChecking, refused } = found;
  if (refused instanceof Unanswered) return <p className="note">{t(checkText.waits)}</p>;
  const items = scheme.sections.flatMap((section) => (section.items === 'common' ? section.indicators : []));
  const special = specialRules.map((id) => t(nameOf(items.find((item) => item.id === id)?.name)));
  return (
    <>
      <Refused error={refused} />
      <section className={`panel checked${problems.length > 0 ? ' checked-wrong' : ''}`} aria-label={t(checkText.list)}>
        <p role="status">
          {problems.length === 0 ? <CheckCircleOutlined aria-hidden /> : <CloseCircleOutlined aria-hidden />}{' '}
          {problems.length === 0
            ? t(isReadOnly ? checkText['right-read'] : checkText.right)
            : t(checkText.wrong, { count: problems.length })}
          <span className="note">{isChecking ? ` ${t(checkText.checking)}` : ''}</span>
        </p>
        {problems.length > 0 && (
          <ul>
            {problems.map((fault, at) => (
              <li key={`${fault.path} ${fault.code} ${at}`}>
                <button type="button" className="as-link" onClick={() => onGo(placeOf(fault.path), fault.path)}>
                  {whereOf(scheme, fault.path)
                    .map((text) => t(text))
                    .join(' · ')}
                </button>{' '}
                {t(faultText(fault, scheme))}
              </li>
            ))}
          </ul>
        )}
        {special.length > 0 && <p className="note">{t(checkText.special, { names: list(special) })}</p>}
        {notices.length > 0 && (
          <details>
            <summary>{t(checkText.notices, { count: notices.length })}</summary>
            {notices.map((notice) => (
              <p key={notice.code} className="note">
                {t(notice)}
              </p>
            ))}
          </details>
        )}
      </section>
    </>
  );
}

/** The indicator or section by its name, then the member; never a path. */
function whereOf(scheme: Scheme, path: string) {
  const words = path.split('.');
  const place = placeOf(path);
  const name = place.startsWith('sections.') ? valueAt(scheme, [...pathOf(place), 'name']) : undefined;
  const member = fieldName(words);
  return [...(name === undefined ? [] : [nameOf(name)]), ...(member ? [member] : [])];
}
