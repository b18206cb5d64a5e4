import { createHash } from 'node:crypto';
import { type Html, html, trustedHtml } from '../text/html.ts';

/** What a page may have beside its text. Scripts and data are texts of our own making. */
export interface DocumentExtras {
  /** Above the text: a bar, a table of contents. */
  readonly top?: Html;
  /** Runs before the page is drawn. */
  readonly earlyScript?: string;
  /** Runs when the page is there. */
  readonly mainScript?: string;
  /** JSON without any `<`, for the main script, in an element of this id. */
  readonly data?: { readonly id: string; readonly json: string };
}

/** One HTML file: nothing loaded, and its one style sheet and its scripts, if any, known by their hashes. */
export function renderDocument(title: string, style: string, main: Html, extras: DocumentExtras = {}): string {
  const { top, earlyScript, mainScript, data } = extras;
  const scripts = [earlyScript, mainScript].filter((script) => script !== undefined);
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(style, scripts)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${trustedHtml(style)}</style>
${scriptElement(earlyScript)}</head>
<body>
${top}<main id="main">
${main}
</main>
${data === undefined ? undefined : trustedHtml(`<script type="application/json" id="${data.id}">${data.json}</script>\n`)}${scriptElement(mainScript)}</body>
</html>
`.text;
}

function scriptElement(text: string | undefined): Html | undefined {
  return text === undefined ? undefined : trustedHtml(`<script>${text}</script>\n`);
}

function contentSecurityPolicy(style: string, scripts: readonly string[]): string {
  const scriptSources = scripts.length === 0 ? '' : ` script-src ${scripts.map(hashSource).join(' ')};`;
  return `default-src 'none';${scriptSources} style-src ${hashSource(style)}; base-uri 'none'; form-action 'none'`;
}

function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
}
