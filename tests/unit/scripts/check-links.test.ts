import { describe, expect, it } from 'vitest';
import { anchorsOf, findBrokenLinks } from '../../../scripts/check-links.ts';

const PAGES = [
  {
    path: 'docs/a.md',
    text: '# One\n[b](b.md#two-words) [up](../README.md) [self](#one) [web](https://example.org/x)\n',
  },
  { path: 'docs/b.md', text: '## Two words\n```\n# not a heading [x](gone.md)\n```\n' },
  { path: 'README.md', text: 'x\n' },
];
const exists = (path: string): boolean => PAGES.some((page) => page.path === path);

describe('scripts/check-links.ts', () => {
  it('takes links to files and headings that are there', () => {
    expect(findBrokenLinks(PAGES, exists)).toEqual([]);
  });

  it('rejects a link to a missing file or heading', () => {
    const page = { path: 'docs/c.md', text: '[x](gone.md) [y](b.md#three) [z](#none)\n' };
    expect(findBrokenLinks([...PAGES, page], (path) => exists(path) || path === 'docs/c.md')).toHaveLength(3);
  });

  it('rejects a picture of the page that is not there, whatever names it', () => {
    const text =
      '<source media="(x)" srcset="gone-dark.png">\n<img alt="a" src="gone.png">\n![x](gone.svg "title") <a href="a.md">a</a>\n';
    const page = { path: 'docs/d.md', text };
    expect(findBrokenLinks([...PAGES, page], exists)).toEqual(
      ['gone.svg', 'gone-dark.png', 'gone.png'].map((link) => `docs/d.md: link to ${link}, which is not there`),
    );
  });

  it('makes anchors as Markdown hosts do', () => {
    expect([...anchorsOf('# `sim/core`: leaf\n### Step 2, twice\n')]).toEqual(['simcore-leaf', 'step-2-twice']);
  });
});
