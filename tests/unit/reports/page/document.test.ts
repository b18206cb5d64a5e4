import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { renderDocument } from '#reports/page/document.ts';
import { html } from '#reports/text/html.ts';

describe('reports/page/document', () => {
  const text = renderDocument('a < b', 'p { color: red; }', html`<h1>Hi</h1>`);

  it('escapes its title and holds what it was given', () => {
    expect(text).toContain('<title>a &lt; b</title>');
    expect(text).toContain('<main>\n<h1>Hi</h1>\n</main>');
  });

  it('lets nothing load or run but its one style sheet', () => {
    const hash = createHash('sha256').update('p { color: red; }').digest('base64');
    expect(text).toContain('default-src &#39;none&#39;');
    expect(text).toContain(hash);
    expect(text).not.toContain('<script');
  });
});
