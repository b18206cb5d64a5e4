import { type Html, html } from '../text/html.ts';

/** A part of a report with a heading of its own. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly content: Html;
  /** Parts of it that the table of contents names. */
  readonly parts?: readonly { readonly id: string; readonly title: string }[];
}

export function sectionHtml({ id, title, content }: Section): Html {
  return html`<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${content}
</section>
`;
}

/** Links to every section, and to the parts of it that are worth one. */
export function tableOfContents(sections: readonly Section[]): Html {
  const items = sections.map(({ id, title, parts = [] }) => {
    const sub =
      parts.length === 0
        ? undefined
        : html`<ol>${parts.map((part) => html`<li><a href="#${part.id}">${part.title}</a></li>`)}</ol>`;
    return html`<li><a href="#${id}">${title}</a>${sub}</li>\n`;
  });
  return html`<nav class="contents" aria-label="Contents">
<p class="contents-title">Contents</p>
<ol>
${items}</ol>
</nav>
`;
}
