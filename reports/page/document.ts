import { createHash } from 'node:crypto';
import { type Html, html, trustedHtml } from '../text/html.ts';

/** One HTML file: no script, nothing loaded, its one style sheet known by its hash. */
export function renderDocument(title: string, style: string, main: Html): string {
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${trustedHtml(style)}</style>
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`.text;
}

function contentSecurityPolicy(style: string): string {
  const styleHash = createHash('sha256').update(style, 'utf8').digest('base64');
  return `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`;
}
