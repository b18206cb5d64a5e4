import { describe, expect, it } from 'vitest';
import { html, trustedHtml } from '#reports/text/html.ts';

describe('reports/text/html', () => {
  it('escapes texts and numbers, keeps HTML, joins lists and leaves out undefined', () => {
    const item = html`<li>${'<b>'}</li>`;
    expect(html`<ul class="${'"x"'}">${[item, item]}${undefined}${7}</ul>`.text).toBe(
      '<ul class="&quot;x&quot;"><li>&lt;b&gt;</li><li>&lt;b&gt;</li>7</ul>',
    );
  });

  it('keeps what is marked as trusted', () => {
    expect(html`${trustedHtml('<svg/>')}`.text).toBe('<svg/>');
  });
});
