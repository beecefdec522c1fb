import * as z from 'zod';
import { EvidenceOffer, mostCited } from '../../shared/domain/filing/evidence.ts';
import { RemarkData } from '../../shared/domain/filing/filing.ts';
import { doers } from '../../shared/domain/duty/doers.ts';
import { Prose, RecordId, SubjectId } from '../../shared/domain/text.ts';
import { interfaceText } from '../../shared/text/interface.ts';
import { IndicatorPath, Numeral, PeriodPath, SlotPath, SubjectPath, pageOfAtMost } from '../fields.ts';
import { route } from '../route.ts';
import { offerProvided } from './evidence.ts';
import { listProvided, providedReaders } from './list-provided.ts';
import { ProvidesView, listProvides } from './list-provides.ts';
import { Provided, beginRows, provideFigures } from './provide.ts';
import { keepFigure, remarkOn } from './remark.ts';
import { beginSigned, signProvided } from './sign-provided.ts';
import { ProvidedList, ProvidedView, RemarkedView, SignedView, UploadView, mostProvided } from './views.ts';

const RemarkedPath = SubjectPath.extend({
  filing: Numeral(1, 99_999_999).meta({
    description: `${interfaceText.remarked.zh} ${interfaceText.remarked.en}`,
  }),
});

/** Figures about others (牵头部门提供的数据): filed and signed for many subjects at once, remarked on and answered one by one. */
export const providerRoutes = [
  route({
    id: 'progress.provides',
    method: 'GET',
    path: '/v1/progress/{period}/indicators',
    summary: {
      zh: '本单位（绩效办）为各对象提供数据的指标及其填报期',
      en: 'List the indicators of all subjects whose figures the caller provides, and when each is asked for',
    },
    allow: doers['progress.provide'],
    params: PeriodPath,
    reply: ProvidesView,
    useCase: listProvides,
  }),
  route({
    id: 'progress.provided',
    method: 'GET',
    path: '/v1/progress/{period}/indicators/{indicator}/{slot}',
    summary: {
      zh: '某指标某填报期各对象的填报情况',
      en: 'List what is filed of an indicator and slot, subject by subject, and what it lacks',
    },
    allow: providedReaders,
    params: SlotPath,
    // The record of each subject is read whole.
    query: pageOfAtMost(50),
    reply: ProvidedList,
    useCase: listProvided,
  }),
  route({
    id: 'progress.provide',
    method: 'PUT',
    path: '/v1/progress/{period}/indicators/{indicator}/{slot}',
    summary: {
      zh: '由牵头部门或绩效办为多个对象成批填报',
      en: 'File an indicator for many subjects, as the unit or the office that provides it',
    },
    allow: doers['progress.provide'],
    params: SlotPath,
    body: Provided,
    readsAlso: beginRows,
    reply: ProvidedView,
    example: {
      source: '统计快报',
      rows: [
        { subject: 'unit.finance', given: { kind: 'number', number: '6.4' } },
        { subject: 'unit.health', given: { kind: 'number', number: '5.9' }, reason: '含上年结转项目' },
      ],
    },
    useCase: provideFigures,
  }),
  route({
    id: 'progress.offer-provided',
    method: 'POST',
    passing: true,
    path: '/v1/progress/{period}/indicators/{indicator}/evidence',
    summary: {
      zh: '为成批填报登记佐证材料并取得上传地址',
      en: 'Register evidence for figures about many subjects and get its one upload',
    },
    allow: doers['progress.provide'],
    params: IndicatorPath,
    // The subject that agreed on the item, where not all have it.
    body: EvidenceOffer.extend({ subject: SubjectId.optional() }),
    reply: UploadView,
    example: {
      name: '统计快报.pdf',
      type: 'application/pdf',
      bytes: 182044,
      sha256: '6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b',
    },
    status: 201,
    useCase: offerProvided,
  }),
  route({
    id: 'progress.sign-provided',
    method: 'POST',
    path: '/v1/progress/{period}/indicators/{indicator}/{slot}/sign-offs',
    summary: {
      zh: '牵头部门负责人签审所提供的数据，核对期由此开始',
      en: 'Sign off figures about many subjects as the leader of the unit that provides them; the time to remark begins',
    },
    allow: doers['progress.sign-provided'],
    params: SlotPath,
    body: z.strictObject({
      filings: z
        .array(z.strictObject({ subject: SubjectId, n: z.int().min(1) }))
        .min(1)
        .max(mostProvided),
    }),
    readsAlso: beginSigned,
    reply: SignedView,
    example: { filings: [{ subject: 'unit.finance', n: 7 }] },
    status: 201,
    useCase: signProvided,
  }),
  route({
    id: 'progress.remark',
    method: 'POST',
    path: '/v1/progress/{period}/{subject}/remarks',
    summary: {
      zh: '对其他部门提供的数据提出核对意见',
      en: 'Remark on a figure that another unit provides, as who is assessed by it',
    },
    allow: doers['progress.remark'],
    params: SubjectPath,
    body: RemarkData.extend({ evidence: z.array(RecordId).max(mostCited).default([]) }),
    reply: RemarkedView,
    example: { filing: 9, text: '未计入9月补报的两个项目，见附件。', evidence: [] },
    status: 201,
    useCase: remarkOn,
  }),
  route({
    id: 'progress.keep',
    method: 'POST',
    path: '/v1/progress/{period}/{subject}/remarks/{filing}/answers',
    summary: {
      zh: '答复核对意见，维持数据',
      en: 'Answer a remark and keep the figure, as who provides it; the office in the assessment phase',
    },
    allow: doers['progress.keep'],
    impartial: true,
    params: RemarkedPath,
    body: z.strictObject({ why: Prose(4, 2000) }),
    reply: RemarkedView,
    example: { why: '两个项目不在统计范围之内，见统计制度第五条。' },
    status: 201,
    useCase: keepFigure,
  }),
];
