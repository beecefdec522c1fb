import type { Heading } from '../../domain/reports/model.ts';
import { say, type Language } from '../../text/catalogue.ts';
import { sentences } from '../../text/reports/sentences.ts';
import { words } from '../../text/reports/words.ts';
import { html, type Markup } from './markup.ts';
import { style } from './style.ts';

interface Page {
  readonly heading: Heading & { readonly audit: { readonly entry: number; readonly hash: string } };
  readonly title: string;
  /** Stands above every printed page but the first. */
  readonly running: string;
  readonly body: (language: Language) => Markup;
}

/**
 * One file that needs nothing else: no script, no font, no picture from anywhere, and a policy that forbids it all, so that it
 * looks the same in twenty years and on a machine without a network. Which language shows, and prints, is chosen at its top.
 */
export function page({ heading, title, running, body }: Page): string {
  const { entry, hash } = heading.audit;
  const below = say(sentences.auditLine, 'zh', { entry, hash: hash.slice(0, 16) });
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <meta name="generator" content="Jixiao" />
        <title>${title}</title>
        ${style({ above: running, below })}
      </head>
      <body>
        <fieldset class="choice">
          <legend>${words.language.zh} ${words.language.en}</legend>
          <label><input type="radio" name="language" id="only-zh" checked /> 中文</label>
          <label lang="en"><input type="radio" name="language" id="only-en" /> English</label>
          <label><input type="radio" name="language" id="both" /> 中文 + <span lang="en">English</span></label>
        </fieldset>
        <main>
          <article lang="zh-CN">${body('zh')}</article>
          <article lang="en">${body('en')}</article>
        </main>
      </body>
    </html> `.text;
}
