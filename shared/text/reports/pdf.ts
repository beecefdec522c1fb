import type { Text } from '../refusal.ts';

/** At the end of a document that has characters which no font of it can draw. */
export const notInFonts: Text = {
  zh: '本件有字库未收的字，以“〓”代替：{characters}。请以网页版或者数据文件核对，手工填写。',
  en: 'Characters that the fonts of this document lack stand as “〓”: {characters}. See the page or the data file, and fill them in by hand.',
};
