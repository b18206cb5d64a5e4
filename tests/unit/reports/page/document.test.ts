import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { renderDocument } from '#reports/page/document.ts';
import { html } from '#reports/text/html.ts';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64');

describe('reports/page/document', () => {
  const text = renderDocument('a < b', 'p { color: red; }', html`<h1>Hi</h1>`);

  it('escapes its title and holds what it was given', () => {
    expect(text).toContain('<title>a &lt; b</title>');
    expect(text).toContain('<main id="main">\n<h1>Hi</h1>\n</main>');
  });

  it('lets nothing load or run but its one style sheet', () => {
    expect(text).toContain('default-src &#39;none&#39;');
    expect(text).toContain(hashOf('p { color: red; }'));
    expect(text).not.toContain('script');
  });

  it('allows the scripts that it has by their hashes, and no other', () => {
    const full = renderDocument('a', '', html`<h1>Hi</h1>`, {
      top: html`<nav></nav>`,
      earlyScript: 'first()',
      mainScript: 'second()',
      data: { id: 'numbers', json: '{"a":1}' },
    });
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(full)?.[1]?.replaceAll('&#39;', "'");
    expect(policy).toContain(`script-src 'sha256-${hashOf('first()')}' 'sha256-${hashOf('second()')}';`);
    expect(policy).not.toContain('unsafe');
    expect(full.indexOf('<script>first()</script>')).toBeLessThan(full.indexOf('<body>'));
    expect(full.indexOf('<nav>')).toBeLessThan(full.indexOf('<main'));
    expect(full).toMatch(
      /<script type="application\/json" id="numbers">\{"a":1\}<\/script>\n<script>second\(\)<\/script>\n<\/body>/,
    );
  });
});
