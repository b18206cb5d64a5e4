import { describe, expect, it } from 'vitest';
import { sectionHtml, tableOfContents } from '#reports/page/contents.ts';
import { html } from '#reports/text/html.ts';

const SECTIONS = [
  { id: 'one', title: 'One', content: html`<p>1</p>` },
  { id: 'two', title: 'T < wo', content: html`<p>2</p>`, parts: [{ id: 'chart-a', title: 'A "chart"' }] },
];

describe('reports/page/contents', () => {
  it('links every section and its parts', () => {
    const { text } = tableOfContents(SECTIONS);
    expect([...text.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)).toEqual(['one', 'two', 'chart-a']);
    expect(text).toContain('T &lt; wo');
    expect(text).toContain('A &quot;chart&quot;');
    expect(text).toContain('<nav class="contents" aria-label="Contents">');
  });

  it('names a section by its heading', () => {
    expect(sectionHtml(SECTIONS[0]!).text).toBe(
      '<section aria-labelledby="one">\n<h2 id="one">One</h2>\n<p>1</p>\n</section>\n',
    );
  });
});
