import { describe, expect, it } from 'vitest';
import { escapeMarkdown, escapeMarkup, printable } from '#reports/text/escape.ts';

describe('reports/text/escape', () => {
  it('makes text safe between tags and in attributes', () => {
    expect(escapeMarkup(`<img src=x onerror="a('b')"> & co`)).toBe(
      '&lt;img src=x onerror=&quot;a(&#39;b&#39;)&quot;&gt; &amp; co',
    );
  });

  it('replaces control characters and keeps line ends and other scripts', () => {
    expect(printable('a\u0000b\u001b[31mc\u009b\ufffe')).toBe('a\ufffdb\ufffd[31mc\ufffd\ufffd');
    expect(printable('Zürich 東京\n\t')).toBe('Zürich 東京\n\t');
  });

  it('keeps text in one Markdown table cell, without links, code or HTML', () => {
    expect(escapeMarkdown('a|b\n# c `d` [e](f) <g> *h* _i_ \\')).toBe(
      'a\\|b \\# c \\`d\\` \\[e\\](f) &lt;g&gt; \\*h\\* \\_i\\_ \\\\',
    );
  });
});
