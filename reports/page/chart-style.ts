/**
 * Style rules by which a page maps the colours that its charts have as attributes: each becomes a variable that is the
 * colour itself on a light page and on paper, and its counterpart on a dark one.
 */
export function chartStyle(colours: Readonly<Record<string, string>>): string {
  const entries = Object.entries(colours);
  const light = entries.map(([colour]) => `${variableOf(colour)}: ${colour};`).join(' ');
  const dark = entries.map(([colour, counterpart]) => `${variableOf(colour)}: ${counterpart};`).join(' ');
  const rules = entries.flatMap(([colour]) => [
    `.chart svg [fill="${colour}"] { fill: var(${variableOf(colour)}); }`,
    `.chart svg [stroke="${colour}"] { stroke: var(${variableOf(colour)}); }`,
  ]);
  return `:root { ${light} }
${inDark(dark)}
${rules.join('\n')}
`;
}

/** Declarations for a dark page: by the system unless the reader chose light, or by the reader's choice; never on paper. */
export function inDark(declarations: string): string {
  return `@media screen and (prefers-color-scheme: dark) { :root:not([data-theme="light"]) { ${declarations} } }
@media screen { :root[data-theme="dark"] { ${declarations} } }`;
}

function variableOf(colour: string): string {
  return `--chart-${colour.slice(1)}`;
}
