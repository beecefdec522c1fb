import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import type { FormInstance } from 'antd/es/form';
import { useEffect, useRef, useState } from 'react';
import { refusing } from '../../shared/text/console/shell.ts';
import { Refusal, Unanswered, type Fault } from '../api/refusal.ts';
import { useWords } from '../words.tsx';

interface RefusedProps {
  readonly error: Error | undefined;
  readonly again?: () => void;
  /** The form whose fields show what is wrong with each; what belongs to none of them is shown here. */
  readonly form?: FormInstance;
}

/** A no, where it belongs: what is wrong, and what can be done instead. */
export function Refused({ error, again, form }: RefusedProps) {
  const { t, list } = useWords();
  const rest = useFaultsIn(form, error);
  const box = useRef<HTMLDivElement>(null);
  // At the foot of a long form it would not be seen. What it returns is no clean-up of the effect: newer browsers give a promise.
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, [error]);
  if (!error) return null;
  const retry = again && (
    <Button size="small" onClick={again}>
      {t(refusing.again)}
    </Button>
  );
  if (!(error instanceof Refusal)) {
    const away = error instanceof Unanswered;
    return (
      <div ref={box}>
        <Alert
          type={away ? 'warning' : 'error'}
          showIcon
          role="alert"
          title={t(away ? refusing.unanswered : refusing.broken)}
          description={away ? t(refusing['unanswered-remedy']) : error.message}
          action={retry}
        />
      </div>
    );
  }
  const { told } = error;
  // All of it stands at its fields.
  if (form && told.faults?.length && rest.length === 0) return null;
  return (
    <div ref={box}>
      <Alert
        type="error"
        showIcon
        role="alert"
        title={told.title === '' ? told.detail : told.title}
        description={
          <>
            {told.title !== '' && <p>{told.detail}</p>}
            {told.remedy && <p className="remedy">{told.remedy}</p>}
            {/* What a remedy says in words is listed by ids. */}
            {!told.remedy && told.legal?.length ? <p>{t(refusing.legal, { values: list(told.legal) })}</p> : null}
            {rest.length > 0 && told.faults !== undefined && rest[0]?.says !== told.detail && (
              <ul>
                {rest.map(({ at, says }) => (
                  <li key={at.join('.')}>{says}</li>
                ))}
              </ul>
            )}
            {told.status >= 500 && told.trace && <p className="trace">{t(refusing.trace, { trace: told.trace })}</p>}
          </>
        }
        action={told.status >= 500 ? retry : undefined}
      />
    </div>
  );
}

/** Puts each fault at the field of the form it belongs to; gives those that belong to none. */
function useFaultsIn(form: FormInstance | undefined, error: Error | undefined): readonly Fault[] {
  const [rest, setRest] = useState<readonly Fault[]>([]);
  useEffect(() => {
    const faults = error instanceof Refusal ? (error.told.faults ?? []) : [];
    const names = new Map((form?.getFieldsError() ?? []).map(({ name }) => [name.join('.'), name]));
    const placed = faults.filter(({ at }) => names.has(at.join('.')));
    const fields = placed.map(({ at, says }) => ({ name: names.get(at.join('.')) ?? [...at], errors: [says] }));
    form?.setFields(fields);
    // What is wrong may stand above what is seen: beside the button nothing would seem to happen.
    if (fields[0]) form?.scrollToField(fields[0].name, { block: 'center', focus: true });
    setRest(faults.filter((fault) => !placed.includes(fault)));
  }, [form, error]);
  return rest;
}
