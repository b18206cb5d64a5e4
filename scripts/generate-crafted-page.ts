import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectedText } from '#cli/attack/crafted-table.ts';
import { CRAFTED_ATTACKS, type CraftedRow, loadProgramArtifacts, runCraftedAttacks } from '#harness/index.ts';
import { isMain, ROOT } from './check.ts';
import { writeGenerated } from './generated-file.ts';

export const CRAFTED_PAGE = 'scenarios/attacks/x-account-classes.md';

/** The results of one class as a table. */
export function craftedResults(rows: readonly CraftedRow[]): string {
  return [
    '| attempt | what is forged | a sound program | this program | tokens moved | verdict |',
    '| --- | --- | --- | --- | ---: | --- |',
    ...rows.map(({ attempt, forged, sound, result, tokensMovedBaseUnits, verdict }) => {
      const found = sound.kind === 'accepts' ? result : `\`${result}\``;
      const expected =
        sound.kind === 'accepts' ? expectedText(sound) : sound.errors.map((name) => `\`${name}\``).join(' or ');
      return `| ${attempt} | ${forged} | ${expected} | ${found} | ${tokensMovedBaseUnits} | ${verdict} |`;
    }),
  ].join('\n');
}

/**
 * The page with its generated parts renewed: each stands between `<!-- results X01 -->` and `<!-- end -->`. Throws
 * `RangeError` for a class that has no such place.
 */
export function withCraftedResults(page: string, rows: readonly CraftedRow[]): string {
  let text = page;
  for (const { id } of CRAFTED_ATTACKS) {
    const open = `<!-- results ${id} -->`;
    const start = text.indexOf(open);
    const end = text.indexOf('<!-- end -->', start);
    if (start < 0 || end < 0) throw new RangeError(`the page has no place for the results of ${id}`);
    const results = craftedResults(rows.filter((row) => row.id === id));
    text = `${text.slice(0, start + open.length)}\n${results}\n${text.slice(end)}`;
  }
  return text;
}

if (isMain(import.meta.url)) {
  const page = readFileSync(join(ROOT, CRAFTED_PAGE), 'utf8');
  const rows = await runCraftedAttacks({ engine: 'litesvm', artifacts: loadProgramArtifacts() });
  writeGenerated(CRAFTED_PAGE, withCraftedResults(page, rows));
}
