import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { schemesPage } from '../../../shared/text/console/schemes.ts';
import type { Body } from '../../api/lines.ts';
import { useAct } from '../../api/use-act.ts';
import { usePages } from '../../api/use-read.ts';
import { ActButton } from '../../components/act-button.tsx';
import { Acted } from '../../components/acted.tsx';
import { PageFrame } from '../../components/page-frame.tsx';
import { Rows, type Column } from '../../components/rows.tsx';
import { holds, useDesk } from '../../shell/desk.tsx';
import { useWords } from '../../words.tsx';
import { useUnits } from '../../api/use-units.ts';
import { CopyForm } from './copy-form.tsx';
import { Library } from './library.tsx';
import { schemes as page } from './page.ts';
import { StateTag } from './state-tag.tsx';

type SchemeRow = Body<'schemes.list'>['schemes'][number];
type VersionRow = SchemeRow['versions'][number];

const addressOf = ({ id }: SchemeRow, { version }: VersionRow): string => `/schemes/${id}/${version}`;

/** Every scheme with the version that holds and the one in hand; from here a draft is begun. */
export function SchemeList() {
  const { t, day, named } = useWords();
  const desk = useDesk();
  const go = useNavigate();
  const { rows, ...read } = usePages('schemes.list', {}, ({ schemes }) => schemes);
  const { byId } = useUnits();
  const [isBeginning, setBeginning] = useState<'library' | 'copy'>();
  const beginning = useAct('schemes.begin-version');
  const isOffice = holds(desk, 'performance-office');
  const notOffice = isOffice ? undefined : t(schemesPage['office-only']);

  const begin = async (scheme: SchemeRow, basedOn: number) => {
    const answer = await beginning.act({ params: { scheme: scheme.id }, body: { basedOn } });
    if (answer) await go(`/schemes/${scheme.id}/${answer.body.standing.version}`);
  };
  const columns: Column<SchemeRow>[] = [
    {
      key: 'name',
      title: t(schemesPage.name),
      width: 320,
      show: (scheme) => {
        const last = scheme.versions.findLast(({ state }) => state !== 'dropped') ?? scheme.versions.at(-1);
        return last ? <Link to={addressOf(scheme, last)}>{t(scheme.name)}</Link> : t(scheme.name);
      },
    },
    {
      key: 'owner',
      title: t(schemesPage.owner),
      width: 130,
      show: ({ owner }) => (owner === undefined ? t(schemesPage['of-county']) : named(byId.get(owner)?.name)),
    },
    {
      key: 'approved',
      title: t(schemesPage.approved),
      width: 300,
      show: (scheme) => {
        const standing = scheme.versions.findLast(({ state }) => state === 'approved');
        if (!standing?.approval) return <span className="note">{t(schemesPage['not-approved'])}</span>;
        const { version, approval } = standing;
        const said = { version, day: day(approval.at), meeting: approval.meeting };
        return <Link to={addressOf(scheme, standing)}>{t(schemesPage['approved-by'], said)}</Link>;
      },
    },
    {
      key: 'open',
      title: t(schemesPage.open),
      width: 190,
      show: (scheme) => {
        const inHand = openOf(scheme);
        if (!inHand) return <span className="note">{t(schemesPage['no-open'])}</span>;
        return (
          <Link to={addressOf(scheme, inHand)}>
            {t(schemesPage['open-version'], { version: inHand.version })} <StateTag state={inHand.state} />
          </Link>
        );
      },
    },
    {
      key: 'acts',
      title: '',
      width: 130,
      show: (scheme) => {
        const inHand = openOf(scheme);
        const standing = scheme.versions.findLast(({ state }) => state === 'approved');
        // Where all were dropped, the last of them is gone on from.
        const basis = standing ?? (inHand ? undefined : scheme.versions.at(-1));
        if (!basis) return null;
        const why = inHand ? t(schemesPage['has-open'], { version: inHand.version }) : notOffice;
        return (
          <ActButton
            size="small"
            why={why}
            loading={beginning.isActing}
            aria-label={`${t(schemesPage['begin-version'])}：${t(scheme.name)}`}
            onClick={() => void begin(scheme, basis.version)}
          >
            {t(schemesPage['begin-version'])}
          </ActButton>
        );
      },
    },
  ];
  return (
    <PageFrame
      {...page}
      actions={
        <>
          <ActButton why={notOffice} onClick={() => setBeginning('copy')}>
            {t(schemesPage['new-copy'])}
          </ActButton>
          <ActButton type="primary" why={notOffice} onClick={() => setBeginning('library')}>
            {t(schemesPage['new-library'])}
          </ActButton>
        </>
      }
    >
      <Acted acting={beginning} />
      <section className="panel schemes">
        <Rows
          label={t(schemesPage.list)}
          rows={rows}
          columns={columns}
          rowKey={({ id }) => id}
          empty={t(schemesPage.none)}
          {...read}
        />
      </section>
      {isBeginning === 'library' && <Library onClose={() => setBeginning(undefined)} />}
      {isBeginning === 'copy' && <CopyForm onClose={() => setBeginning(undefined)} />}
    </PageFrame>
  );
}

const openOf = ({ versions }: SchemeRow): VersionRow | undefined =>
  versions.findLast(({ state }) => state === 'draft' || state === 'submitted');
