import type { Language } from '../../../shared/text/catalogue.ts';
import { say } from '../../../shared/text/say.ts';
import { signInText } from '../../../shared/text/accounts.ts';
import type { Text } from '../../../shared/text/refusal.ts';
import { type Html, html } from './html.ts';

export type Words = keyof typeof signInText;

/** Says a text of these pages in the language of one of them. */
export const speaker =
  (language: Language) =>
  (words: Words, params: Record<string, string | number> = {}): string =>
    say(signInText[words], language, params);
export type Say = ReturnType<typeof speaker>;

interface Frame {
  readonly language: Language;
  /** The name of the county, where it is known. */
  readonly county: Text | undefined;
  readonly isDemo: boolean;
  /** Whether the page can be asked for again in the other language; one that answers a form cannot. */
  readonly canSwitch: boolean;
  readonly wide?: boolean;
}

/** The frame of every page. */
export function layout({ language, county, isDemo, canSwitch, wide = false }: Frame, title: Words, body: Html): Html {
  const t = speaker(language);
  const other = language === 'zh' ? 'en' : 'zh';
  return html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${t(title)} · ${t('system')}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/oidc/style.css">
</head>
<body>
<header>
<p class="system"><span class="mark" aria-hidden="true">绩</span><span>${county && html`<b>${say(county, language)}</b> `}${t('system')}</span></p>
${canSwitch && html`<a class="language" href="?lang=${other}" hreflang="${other}" lang="${other === 'zh' ? 'zh-CN' : 'en'}">${t('other-language')}</a>`}
</header>
<main${wide && html` class="wide"`}>
${isDemo && html`<p class="demo"><strong>${t('demo')}</strong> ${t('demo-why')}</p>`}
<h1>${t(title)}</h1>
${body}
</main>
</body>
</html>
`;
}

interface Field {
  readonly name: string;
  /** Where the page has several of that name. */
  readonly id?: string;
  readonly label: string;
  readonly type?: 'text' | 'password';
  readonly autocomplete: string;
  readonly value?: string;
  readonly fault?: string | undefined;
  readonly hint?: Html | undefined;
  readonly numeric?: boolean;
  readonly focus?: boolean;
  readonly optional?: boolean;
}

/** A labelled field with what is wrong of it below. */
export function field({
  name,
  id = name,
  label,
  type = 'text',
  autocomplete,
  value = '',
  fault,
  hint,
  ...more
}: Field): Html {
  const { numeric = false, focus = false, optional = false } = more;
  const told = [hint && `${id}-hint`, fault !== undefined && `${id}-fault`].filter(Boolean).join(' ');
  return html`<div class="field">
    <label for="${id}">${label}</label>
    ${hint && html`<div class="hint" id="${id}-hint">${hint}</div>`}
    <input
      id="${id}"
      name="${name}"
      type="${type}"
      autocomplete="${autocomplete}"
      autocapitalize="none"
      spellcheck="false"
      value="${value}"
      ${
        numeric && html` inputmode="numeric"`
      }${focus && html` autofocus`}${!optional && html` required`}${told !== '' && html` aria-describedby="${told}"`}${
        fault !== undefined && html` aria-invalid="true"`
      }
    />
    ${fault !== undefined && html`<p class="fault" id="${id}-fault" role="alert">${fault}</p>`}
  </div>`;
}

/** A form that comes back to its own page with the word that proves it is ours. */
export const form = (word: string, step: string, inside: Html): Html =>
  html`<form method="post" novalidate>
    <input type="hidden" name="word" value="${word}" /><input type="hidden" name="step" value="${step}" />
    ${inside}
  </form>`;

export const button = (label: string, weight: 'main' | 'main quiet' = 'main'): Html =>
  html`<button class="${weight}" type="submit">${label}</button>`;
