import type { Assumption, AssumptionSection } from '#reports/assumptions/assumption.ts';
import { ASSUMPTION_SECTIONS } from '#reports/assumptions/catalogue.ts';
import { isMain } from './check.ts';
import { writeGenerated } from './generated-file.ts';

const INTRODUCTION = `# Assumptions

Every default of the tool, and where it comes from. **Plan** is the AI Council Token's plan for its token mechanics,
24 October 2025. *Sourced* means that the source says it; *derived*, that it follows by arithmetic; *unsourced*, that it
is a judgement: sweep it before you lean on it. What to change when you model another token are the first two tables.
Where two values stand, the first is that of \`profile: hardened\`, the default, the second that of \`profile: plan\`.
**Design** is our reasoning on what the Plan's parameters leave open; it names known attacks and other programs.
Generated from \`reports/assumptions\` by \`npm run generate\`; do not edit.
`;

/** The page `ASSUMPTIONS.md`. */
export function assumptionsPage(sections: readonly AssumptionSection[]): string {
  return [INTRODUCTION, ...sections.map(sectionText)].join('\n');
}

function sectionText({ title, lead, columns, rows, note }: AssumptionSection): string {
  const row = (assumption: Assumption): string => rowText(columns.map(([, text]) => assumption[text] ?? ''));
  const table = [
    rowText(columns.map(([heading]) => heading)),
    rowText(columns.map(() => '---')),
    ...rows.map(row),
  ].join('\n');
  const parts = [`## ${title}`, lead?.join('\n'), table, note?.join('\n')];
  return `${parts.filter((part) => part !== undefined).join('\n\n')}\n`;
}

/** An empty cell is one space wide. */
function rowText(cells: readonly string[]): string {
  return `|${cells.map((cell) => (cell === '' ? ' |' : ` ${cell} |`)).join('')}`;
}

if (isMain(import.meta.url)) writeGenerated('ASSUMPTIONS.md', assumptionsPage(ASSUMPTION_SECTIONS));
