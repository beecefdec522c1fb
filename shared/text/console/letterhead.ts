import type { Text } from '../refusal.ts';

/** 公文格式, in the settings of a government. */
export const letterheadText = {
  title: { zh: '公文格式', en: 'Letterhead' },
  about: {
    zh: '用于结果通知书、通报。不填的，发文机关为本地区绩效管理委员会办公室，发文字号、印章留空。',
    en: 'For notices and circulars. Left out, the performance office signs, and number and seal stay blank.',
  },
  office: { zh: '发文机关标志（红头）', en: 'Name in red' },
  'office-en': { zh: '发文机关标志英文', en: 'Name in red, English' },
  issuer: { zh: '发文机关署名', en: 'Who signs' },
  'issuer-en': { zh: '发文机关署名英文', en: 'Who signs, English' },
  series: { zh: '发文机关代字', en: 'Document numbers begin with' },
  seal: { zh: '印章图片', en: 'Picture of the seal' },
  'seal-about': {
    zh: 'PNG，不超过 48 KB，以 42 毫米见方印在正式结果的成文日期上；初步结果不用印。',
    en: 'PNG of at most 48 KB, printed 42 mm wide over the date of final results; none on provisional ones.',
  },
  'seal-choose': { zh: '选择图片', en: 'Choose a picture' },
  'seal-remove': { zh: '不用印章图片', en: 'No picture' },
  'seal-shown': { zh: '现用印章', en: 'The seal as it is' },
  'both-names': { zh: '中英文名称请一并填写', en: 'Give both names or neither' },
} satisfies Record<string, Text>;
