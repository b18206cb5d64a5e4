const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text without the control characters that no markup may hold, and that could act on a terminal. */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g, '\ufffd');
}

/** Text that is safe between tags and in quoted attributes of HTML and SVG. */
export function escapeMarkup(text: string): string {
  return printable(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** Text that Markdown shows as it is, on one line, also inside a table cell. */
export function escapeMarkdown(text: string): string {
  return printable(text)
    .replace(/[\r\n\t\u2028\u2029]+/g, ' ')
    .replace(/[&<>]|[\\`*_[\]#|~]/g, (character) => ENTITIES[character] ?? `\\${character}`);
}
