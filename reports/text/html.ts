import { escapeMarkup } from './escape.ts';

/** HTML that needs no escaping any more. Only this file makes it. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Insertable = string | number | Html | undefined | readonly Insertable[];

/** Template for HTML: every inserted text is escaped, inserted HTML and lists of it are not; undefined is nothing. */
export function html(parts: TemplateStringsArray, ...inserted: readonly Insertable[]): Html {
  return new Html(parts.map((part, index) => part + markupOf(inserted[index])).join(''));
}

/** Marks a text of our own making (a style sheet, a rendered chart) as HTML. Never for text of a scenario. */
export function trustedHtml(text: string): Html {
  return new Html(text);
}

function markupOf(value: Insertable): string {
  if (value === undefined) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'string' || typeof value === 'number') return escapeMarkup(String(value));
  return value.map(markupOf).join('');
}
