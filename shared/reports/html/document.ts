import type { Heading } from '../../domain/reports/model.ts';
import type { Language } from '../../text/catalogue.ts';
import { say } from '../../text/say.ts';
import { sentences } from '../../text/reports/sentences.ts';
import { languageNames, words } from '../../text/reports/words.ts';
import { html, Markup, cssString } from './markup.ts';

/** A document before it is a page or a sheet of paper. */
export interface Page {
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
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"
        />
        <meta name="generator" content="Jixiao" />
        <title>${title}</title>
        ${style({ above: running, below: auditLine(heading) })}
      </head>
      <body>
        <fieldset class="choice">
          <legend>${words.language.zh} ${words.language.en}</legend>
          <label><input type="radio" name="language" id="only-zh" checked /> ${languageNames.zh}</label>
          <label lang="en"><input type="radio" name="language" id="only-en" /> ${languageNames.en}</label>
          <label
            ><input type="radio" name="language" id="both" /> ${languageNames.zh} +
            <span lang="en">${languageNames.en}</span></label
          >
        </fieldset>
        <main>
          <article lang="zh-CN">${body('zh')}</article>
          <article lang="en">${body('en')}</article>
        </main>
      </body>
    </html> `.text;
}

/** At the foot of every sheet: the entry of the audit chain it rests on. */
export const auditLine = ({ audit: { entry, hash } }: Page['heading']): string =>
  say(sentences.auditLine, 'zh', { entry, hash: hash.slice(0, 16) });

/**
 * The look of an official document (GB/T 9704—2012): name of the office in red over a red rule, title in 小标宋 二号 (22 pt), text
 * in 仿宋 三号 (16 pt) with 28 pt from line to line, headings in 黑体, page numbers outside, in 四号 (14 pt). Fonts are those Chinese
 * desktops have; nothing is loaded. The last families hold characters outside the common planes, for rare names.
 */
const rare = `"SimSun-ExtB","SimSun-ExtG","Plangothic P1","Plangothic P2","Jigmo","Jigmo2","Jigmo3","HanaMinB","BabelStone Han"`;
const song = `"FZXiaoBiaoSong-B05S","FZXiaoBiaoSong-B05","STZhongsong","Source Han Serif SC","Noto Serif CJK SC","Songti SC",SimSun,${rare},serif`;
const fang = `"FangSong_GB2312",FangSong,STFangsong,"Source Han Serif SC","Noto Serif CJK SC","Songti SC",SimSun,${rare},serif`;
const hei = `SimHei,"Heiti SC",STHeiti,"Source Han Sans SC","Noto Sans CJK SC","Microsoft YaHei",${rare},sans-serif`;
const kai = `KaiTi_GB2312,KaiTi,STKaiti,"Kaiti SC","Noto Serif CJK SC",${rare},serif`;
const latin = `"Source Serif 4",Cambria,"Times New Roman","Noto Serif",${fang}`;

const sheet = `
:root{--red:#c3141e;--ink:#161616;--line:#9aa3ab;--soft:#f3f5f7}
*{box-sizing:border-box}
html{background:#e7e9ec;color:var(--ink);-webkit-text-size-adjust:100%}
body{margin:0;font:16pt/28pt ${fang};line-break:strict;overflow-wrap:anywhere}
main>article{background:#fff;max-width:210mm;margin:8mm auto;padding:26mm 26mm 22mm 28mm;box-shadow:0 1px 6px #0003}
article:lang(en){font:11.5pt/1.55 ${latin}}
.choice{display:flex;flex-wrap:wrap;gap:2px 16px;align-items:center;max-width:210mm;margin:6mm auto 0;padding:0 4mm;border:0;font:11pt/1.6 ${hei}}
.choice legend{float:left;padding:0 12px 0 0}
body:has(#only-zh:checked) article:lang(en),body:has(#only-en:checked) article:lang(zh-CN){display:none}
.office{margin:0;color:var(--red);font:700 34pt/1.25 ${song};text-align:center;text-align-last:center;text-wrap:balance}
.office.long{font-size:26pt}
article:lang(en) .office{font:700 20pt/1.3 ${latin};text-align:center;text-align-last:center}
.number,article:lang(en) .number{margin:12pt 0 0;text-align:center}
.rule{height:0;margin:5pt 0 28pt;border:0;border-top:2.2pt solid var(--red)}
h1{margin:0 0 22pt;font:700 22pt/34pt ${song};text-align:center;text-wrap:balance;word-break:keep-all}
article:lang(en) h1{font:700 17pt/1.35 ${latin};margin-bottom:16pt}
h2{margin:10pt 0 2pt;padding-left:2em;font:400 16pt/28pt ${hei};break-after:avoid}
h3{margin:12pt 0 3pt;font:400 13pt/20pt ${kai};font-weight:700;break-after:avoid}
article:lang(en) h2{padding:0;font:700 13pt/1.5 ${latin}}
article:lang(en) h3{font:700 11.5pt/1.5 ${latin}}
p{margin:0;text-align:justify;text-indent:2em;break-inside:avoid}
article:lang(en) p{text-indent:0;margin:0 0 6pt;text-align:left}
.flush,article:lang(en) .flush{text-indent:0}
.steps{margin:0;padding:0 0 0 2em;list-style:none}
article:lang(en) .steps{padding:0}
.steps li{margin:0}
.note{margin-top:4pt;font-size:10pt;line-height:15pt;text-indent:0;color:#444}
article:lang(en) .note{font-size:9pt;line-height:1.45}
.facts{display:grid;grid-template-columns:repeat(3,1fr);margin:8pt 0 10pt;border-top:1.2pt solid var(--ink);border-bottom:1.2pt solid var(--ink);break-inside:avoid}
.facts div{padding:7pt 4pt 8pt;text-align:center}
.facts div+div{border-left:.5pt solid var(--line)}
.facts dt{font:10.5pt/15pt ${hei};color:#444}
.facts dd{margin:2pt 0 0;font:700 22pt/28pt ${song};font-variant-numeric:tabular-nums lining-nums}
.facts dd small{font-size:11pt;font-weight:400}
.table{overflow-x:auto;margin:6pt 0 10pt}
.short{break-inside:avoid}
table{width:100%;border-collapse:collapse;font-size:10.5pt;line-height:15pt;font-variant-numeric:tabular-nums lining-nums}
article:lang(en) table{font-size:9.5pt;line-height:13.5pt}
thead{display:table-header-group}
tr{break-inside:avoid}
thead th{border-top:1.2pt solid var(--ink);border-bottom:.6pt solid var(--ink);font:400 10.5pt/15pt ${hei};vertical-align:bottom}
article:lang(en) thead th{font:700 9pt/13pt ${latin}}
th,td{padding:3pt 5pt;overflow-wrap:break-word;text-align:left;vertical-align:top;font-weight:400}
tbody tr{border-bottom:.4pt solid #c9ced3}
table{border-bottom:1.2pt solid var(--ink)}
.n{text-align:right;white-space:nowrap}
.c{text-align:center;white-space:nowrap}
.s{min-width:9.5em}
tr.sum{break-before:avoid}
tr.sum th,tr.sum td{border-top:.6pt solid var(--ink);font-weight:700}
tr.part th,tr.part td{background:var(--soft);font-family:${hei};print-color-adjust:exact;-webkit-print-color-adjust:exact}
.muted{color:#5a5a5a}
article:lang(en) figcaption,article:lang(en) .facts dt{font:9.5pt/14pt ${latin}}
.charts{display:flex;gap:6mm;margin:6pt 0 8pt;break-inside:avoid}
figure{flex:1;min-width:0;margin:0;break-inside:avoid}
.half{max-width:75mm;margin:0 auto 8pt}
figcaption{font:10.5pt/16pt ${hei};text-align:center}
.chart{display:block;width:100%;height:auto;font:12px ${hei};fill:#222}
.chart .small{font-size:11px;fill:#444}
.chart .self{font-weight:700;fill:#b3121f}
p:has(+.short){break-after:avoid}
ul.annexes,.close,.sign,.foot{break-before:avoid}
.close{display:table;margin:22pt 2em 0 auto;text-align:center;break-inside:avoid}
.close p{text-indent:0;text-align:center}
.close .seal{color:#777;font-size:10.5pt;line-height:15pt}
.sealed{position:relative;isolation:isolate;min-width:42mm;margin-top:20mm;padding-bottom:8mm}
.sealed img.seal{position:absolute;z-index:-1;left:50%;top:-15mm;width:42mm;margin-left:-21mm}
article:lang(en) .sealed img.seal{top:-17mm}
.sign{margin-top:16pt;break-inside:avoid}
.sign th:first-child{width:30%}.sign th:last-child{width:30%}
.sign td,.sign th{height:26pt;border:.5pt solid var(--ink);vertical-align:middle}
.annexes{break-inside:avoid;margin:14pt 0 0;padding:0;list-style:none;text-indent:0}
.annexes li{padding-left:2em}
.annexes li:not(:first-child){padding-left:5em}
article:lang(en) .annexes li,article:lang(en) .annexes li:not(:first-child){padding-left:0}
.annex{break-before:page;margin-top:30pt}
.annex>.label{margin:0;font:400 16pt/28pt ${hei};text-indent:0}
.annex>h2{padding:0;margin:6pt 0 10pt;font:700 18pt/28pt ${song};text-align:center}
article:lang(en) .annex>.label{font:400 11pt/1.5 ${latin}}
article:lang(en) .annex>h2{font:700 15pt/1.4 ${latin}}
.trace{margin:0;padding:0;list-style:none;font-size:12pt;line-height:20pt}
article:lang(en) .trace{font-size:10pt;line-height:1.5}
.trace>li{margin:0 0 7pt;padding:0 0 6pt;border-bottom:.4pt solid #d5d9dd;break-inside:avoid}
.trace p{text-indent:0}
.trace .name{font-family:${hei}}
article:lang(en) .trace .name{font:inherit;font-weight:700}
article:lang(en) tr.part th,article:lang(en) tr.part td{font-family:inherit;font-weight:700}
.trace code{display:block;margin:2pt 0;font:9.5pt/14pt ui-monospace,"Cascadia Mono",Consolas,"Noto Sans Mono CJK SC",monospace;color:#2b3a48}
.foot{margin-top:20pt;padding-top:5pt;border-top:.5pt solid var(--line);font-size:9pt;line-height:13.5pt;color:#444}
.foot p{text-indent:0;text-align:left;margin:0}
@media screen and (max-width:215mm){main>article{margin:0;padding:9mm 6mm}.office{font-size:24pt}.charts{display:block}}
@page{size:A4;margin:33mm 26mm 30mm 28mm}
@media print{
html,body{background:#fff}
.choice{display:none}
main>article{max-width:none;margin:0;padding:0;box-shadow:none}
main>article+article{break-before:page}
.table{overflow:visible}
.annex{margin-top:0}
}
`;

/** Numbers outside (odd pages right, even left), the audit entry in the middle, the subject above every page but the first. */
function style(running: { readonly above: string; readonly below: string }): Markup {
  const above = `font:9pt ${hei};color:#555;vertical-align:bottom;padding-bottom:6mm`;
  const below = `font:8pt ${hei};color:#666`;
  const page = `content:"— " counter(page) " —";font:14pt SimSun,"Songti SC","Noto Serif CJK SC",serif`;
  const rules = html`${new Markup(sheet)}@page{@top-center{content:${cssString(running.above)};${new Markup(above)}}@bottom-center{content:${cssString(running.below)};${new Markup(below)}}}
  @page:first{@top-center{content:none}} @page:right{@bottom-right{${new Markup(page)}}}
  @page:left{@bottom-left{${new Markup(page)}}}`;
  return html`<style>
    ${rules}
  </style>`;
}
