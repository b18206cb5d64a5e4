import { type Html, html } from '../text/html.ts';

/** Content that a reader opens. */
export function folded(summary: string, content: Html): Html {
  return html`<details>
<summary>${summary}</summary>
${content}
</details>`;
}
