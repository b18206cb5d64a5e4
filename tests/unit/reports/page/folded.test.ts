import { describe, expect, it } from 'vitest';
import { folded } from '#reports/page/folded.ts';
import { html } from '#reports/text/html.ts';

describe('reports/page/folded', () => {
  it('puts content under a line that opens it', () => {
    expect(folded('3 < 4', html`<p>x</p>`).text).toBe('<details>\n<summary>3 &lt; 4</summary>\n<p>x</p>\n</details>');
  });
});
