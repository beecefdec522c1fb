import * as z from 'zod';
import { CollectionExport } from '../../shared/domain/audit/chain-check.ts';
import { Entry } from '../../shared/domain/audit/chain.ts';
import { AnchorPart, Seal } from '../../shared/domain/audit/signed.ts';
import { Prose, formed } from '../../shared/domain/text.ts';
import { beginAccess } from '../access.ts';
import { Page, PeriodPath, mostToAPage } from '../fields.ts';
import { route } from '../route.ts';
import { examiners, exportCollection } from './collections.ts';
import { listEntries, readAnchor, readPublicKey, readSeal } from './read.ts';
import { AnchorVerdict, verifyAnchor } from './verify-anchor.ts';
import { OfChain, OfPage, verifyChain, verifyPeriod } from './verify.ts';
import { auditor, everybody } from '../../shared/domain/organisation/allow.ts';

/** An anchor names the chains of everybody. */
const anchorReaders = [auditor, { role: 'supervisor', scope: 'whole' }] as const;
const Of = formed('chain', /^[a-z][a-z-]{1,30}(?:\/[A-Za-z0-9_.@|:-]{1,160}){0,2}$/);

export const routes = [
  route({
    id: 'audit.entries',
    method: 'GET',
    path: '/v1/audit/entries',
    summary: { zh: '查阅审计链', en: 'Read the entries of an audit chain; the reading is recorded too' },
    allow: examiners,
    query: Page.extend({ of: Of }),
    reply: z.strictObject({
      entries: z.array(Entry),
      unreadable: z.array(z.string()).max(mostToAPage).optional(),
      next: z.string().optional(),
    }),
    readsAlso: beginAccess,
    useCase: listEntries,
  }),
  route({
    id: 'audit.verify',
    method: 'GET',
    path: '/v1/audit/verify',
    summary: { zh: '核验审计链', en: 'Verify one chain and everything it accounts for' },
    allow: examiners,
    query: z.strictObject({ of: Of }),
    reply: z.strictObject({
      of: z.string(),
      intact: z.boolean(),
      entries: z.int(),
      unsealed: z.int(),
      findings: OfChain,
      broken: z.strictObject({ n: z.int(), entry: Entry.optional() }).optional(),
    }),
    readsAlso: beginAccess,
    useCase: verifyChain,
  }),
  route({
    id: 'audit.verify-period',
    method: 'GET',
    path: '/v1/audit/periods/{period}/verify',
    summary: {
      zh: '对照封存清单核验整个周期',
      en: 'Verify all appraisals of a period against its seal, a page at a time',
    },
    allow: examiners,
    params: PeriodPath,
    query: Page,
    reply: z.strictObject({
      sealedAt: z.string(),
      sealedBy: z.string(),
      sealIsGenuine: z.boolean(),
      verified: z.int(),
      findings: OfPage,
      next: z.string().optional(),
    }),
    readsAlso: beginAccess,
    useCase: verifyPeriod,
  }),
  route({
    id: 'audit.seal',
    method: 'GET',
    path: '/v1/audit/periods/{period}/seal',
    summary: { zh: '下载封存清单供离线核验', en: 'The signed seal of a closed period, for the offline verifier' },
    allow: examiners,
    params: PeriodPath,
    reply: Seal,
    readsAlso: beginAccess,
    useCase: readSeal,
  }),
  route({
    id: 'audit.verify-anchor',
    method: 'GET',
    path: '/v1/audit/anchors/verify',
    summary: {
      zh: '对照最近一次锚定核验本地区全部审计链',
      en: 'Verify every chain of the jurisdiction against its newest daily anchor, a page at a time',
    },
    allow: anchorReaders,
    query: Page,
    reply: AnchorVerdict,
    readsAlso: beginAccess,
    useCase: verifyAnchor,
  }),
  route({
    id: 'audit.anchor',
    method: 'GET',
    path: '/v1/audit/anchors/part',
    summary: {
      zh: '下载载有某条审计链的锚定，供离线核验',
      en: 'The signed part of the newest anchor that names a chain, for the offline verifier',
    },
    allow: anchorReaders,
    query: z.strictObject({ of: Of }),
    reply: AnchorPart,
    readsAlso: beginAccess,
    useCase: readAnchor,
  }),
  route({
    id: 'audit.export',
    method: 'POST',
    path: '/v1/audit/exports',
    summary: { zh: '导出审计链供离线核验', en: 'Hand out a chain with what it accounts for, for the offline verifier' },
    allow: examiners,
    body: z.strictObject({ of: Of, why: Prose(4, 400) }),
    reply: CollectionExport,
    madeAgain: true,
    example: { of: 'appraisal/2026-q3/unit.finance', why: '年度审计抽查' },
    readsAlso: beginAccess,
    useCase: exportCollection,
  }),
  route({
    id: 'audit.public-key',
    method: 'GET',
    path: '/v1/audit/public-key',
    summary: { zh: '封存清单的验证公钥', en: 'The public key seals are verified with' },
    allow: [everybody],
    reply: z.strictObject({ algorithm: z.literal('Ed25519'), publicKey: z.string() }),
    useCase: readPublicKey,
  }),
];
