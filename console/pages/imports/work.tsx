import Steps from 'antd/es/steps';
import { useState } from 'react';
import { Link } from 'react-router';
import { importsPage, kindNames, stepNames } from '../../../shared/text/console/imports.ts';
import type { Text } from '../../../shared/text/refusal.ts';
import { useRead } from '../../api/use-read.ts';
import { PageFrame } from '../../components/page-frame.tsx';
import { useDesk } from '../../shell/desk.tsx';
import { useWords } from '../../words.tsx';
import { Checking } from './checking.tsx';
import { Columns } from './columns.tsx';
import { Heading } from './heading.tsx';
import { imports as page } from './page.ts';
import { usePass } from './passes.ts';
import type { Asked, Import } from './use-preview.ts';
import { Writing } from './writing.tsx';

const steps = ['upload', 'heading', 'columns', 'check', 'write'] as const;
type Step = (typeof steps)[number];

/** What the server knows of an import says where somebody left it. */
const stepOf = ({ state, mapping }: Import): Step => {
  if (state === 'running' || state === 'done') return 'write';
  if (state === 'checking' || state === 'checked') return 'check';
  return mapping ? 'columns' : 'heading';
};

/** One import from its file to its outcome, at an address of its own: whoever leaves comes back to where it stands. */
export function Work({ id }: { readonly id: string }) {
  const { t, named, moment } = useWords();
  const { data, etag, isReading, refused, again } = useRead('imports.read', { params: { import: id } });
  const person = useDesk();
  const { pass } = usePass(id);
  const [chosen, setStep] = useState<Step>();
  const [asked, setAsked] = useState<Asked>({});
  const isWritten = data?.state === 'running' || data?.state === 'done' || pass?.doing === 'run';
  const step: Step = isWritten ? 'write' : (chosen ?? (pass ? 'check' : data ? stepOf(data) : 'upload'));
  const place = steps.indexOf(step);
  const goTo = (next: number) => {
    const to = steps[next];
    // Back, until something was written; forwards each step has its own button.
    if (to && to !== 'upload' && next < place && !isWritten && !pass?.isGoing) setStep(to);
  };
  const title: Text = page.title;
  const isOwn = data === undefined || data.by === person.id;
  return (
    <PageFrame
      title={title}
      about={page.about}
      isReading={isReading}
      refused={refused}
      again={again}
      actions={<Link to="/imports">{t(importsPage.another)}</Link>}
    >
      {data && (
        <>
          <p className="import-file">
            <b>{data.name}</b> · {t(kindNames[data.kind])}
            {data.of && ` · ${named(data.of)}`}{' '}
            <span className="note">
              {data.byName} {moment(data.at)}
            </span>
          </p>
          <Steps
            className="import-steps"
            size="small"
            current={place}
            onChange={goTo}
            status={step === 'write' && data.state === 'done' ? 'finish' : 'process'}
            items={steps.map((one, at) => ({
              title: t(stepNames[one]),
              disabled: at >= place || at === 0 || isWritten || pass?.isGoing === true,
            }))}
          />
          <p className="import-step">
            {t(importsPage['step-of'], { step: place + 1, steps: steps.length, name: stepNames[step] })}
          </p>
          {!isOwn && <p className="note">{t(importsPage['not-yours'], { by: data.byName })}</p>}
          {isOwn && step === 'heading' && (
            <Heading
              id={id}
              asked={asked}
              ask={setAsked}
              etag={etag}
              onNext={() => setStep('columns')}
              onChecked={() => setStep('check')}
            />
          )}
          {isOwn && step === 'columns' && (
            <Columns found={data} asked={asked} ask={setAsked} etag={etag} onChecked={() => setStep('check')} />
          )}
          {isOwn && step === 'check' && (
            <Checking found={data} etag={etag} onColumns={() => setStep(data.mapping ? 'columns' : 'heading')} />
          )}
          {step === 'write' && <Writing found={data} isOwn={isOwn} />}
        </>
      )}
    </PageFrame>
  );
}
