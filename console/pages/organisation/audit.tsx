import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import { useState } from 'react';
import { auditText } from '../../../shared/text/console/audit.ts';
import type { Body } from '../../api/lines.ts';
import { asError } from '../../api/refusal.ts';
import { send } from '../../api/send.ts';
import { Refused } from '../../components/refused.tsx';
import { Rows } from '../../components/rows.tsx';
import { useWords } from '../../words.tsx';
import { Chain } from './chain.tsx';
import { useNames } from './use-names.ts';

type Page = Body<'audit.verify-anchor'>;

interface Sofar {
  readonly anchoredAt: string;
  readonly verified: number;
  readonly fresh: number;
  readonly findings: Page['findings'];
  readonly ended: boolean;
}

/** The auditor's: every chain at once, page by page, and then any one of them down to the broken entry. */
export default function Audit() {
  const { t, language, moment } = useWords();
  const names = useNames();
  const [sofar, setSofar] = useState<Sofar>();
  const [refused, setRefused] = useState<Error>();
  const [chain, setChain] = useState<string>();
  const running = sofar !== undefined && !sofar.ended && refused === undefined;
  const begin = async () => {
    setRefused(undefined);
    let sum: Sofar = { anchoredAt: '', verified: 0, fresh: 0, findings: [], ended: false };
    setSofar(sum);
    let cursor: string | undefined;
    do {
      const query: { limit: number; cursor?: string } = { limit: 100, ...(cursor === undefined ? {} : { cursor }) };
      const { body }: { body: Page } = await send('audit.verify-anchor', { query }, { language });
      cursor = body.next;
      sum = {
        anchoredAt: body.anchoredAt,
        verified: sum.verified + body.verified,
        fresh: sum.fresh + body.fresh.length,
        findings: [...sum.findings, ...body.findings],
        ended: cursor === undefined,
      };
      setSofar(sum);
    } while (cursor !== undefined);
  };
  const isIntact = sofar?.findings.length === 0;
  return (
    <>
      <section className="panel" aria-labelledby="whole-audit">
        <h2 id="whole-audit">{t(auditText.whole)}</h2>
        <p className="note">{t(auditText['whole-about'])}</p>
        <div className="asking">
          <Button
            type="primary"
            loading={running}
            onClick={() => void begin().catch((error: unknown) => setRefused(asError(error)))}
          >
            {t(auditText.begin)}
          </Button>
          {running && <span role="status">{t(auditText.checking, { count: sofar.verified })}</span>}
        </div>
        <Refused error={refused} />
        {sofar?.ended && (
          <Alert
            role="status"
            showIcon
            type={isIntact ? 'success' : 'error'}
            title={
              isIntact
                ? t(auditText.intact, { count: sofar.verified, at: moment(sofar.anchoredAt) })
                : t(auditText.broken, { faults: sofar.findings.length, count: sofar.verified })
            }
            description={sofar.fresh > 0 ? t(auditText.fresh, { count: sofar.fresh }) : undefined}
          />
        )}
        {sofar && sofar.findings.length > 0 && (
          <Rows
            label={t(auditText.fault)}
            rows={sofar.findings}
            rowKey={({ where, sentence }) => `${where} ${sentence}`}
            empty=""
            columns={[
              {
                key: 'where',
                title: t(auditText.where),
                width: 240,
                show: ({ where }) =>
                  where === 'anchors' ? (
                    names.chain(where)
                  ) : (
                    <Button type="link" size="small" onClick={() => setChain(where)}>
                      {names.chain(where)}
                    </Button>
                  ),
              },
              { key: 'fault', title: t(auditText.fault), width: 480, show: ({ sentence }) => sentence },
            ]}
          />
        )}
      </section>
      <Chain key={chain ?? ''} given={chain} />
    </>
  );
}
