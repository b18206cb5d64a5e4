import { CRAFTED_ATTACKS, type CraftedRow, type SoundAnswer } from '#harness/index.ts';

const HEAD = ['id', 'attempt', 'expected', 'found', 'tokens moved', 'verdict'] as const;
/** Columns of numbers. */
const RIGHT = HEAD.indexOf('tokens moved');
const GAP = '  ';

/**
 * What became of crafted attempts, for people: one line an attempt with its tokens moved in base units, what each
 * broken one forged, and how many held.
 */
export function craftedTable(rows: readonly CraftedRow[]): string {
  const cells = rows.map((row) => [
    row.id,
    row.attempt,
    expectedText(row.sound),
    foundText(row),
    String(row.tokensMovedBaseUnits),
    row.verdict,
  ]);
  const widths = HEAD.map((title, column) => Math.max(title.length, ...cells.map((line) => line[column]?.length ?? 0)));
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, column) => {
        const width = widths[column] ?? 0;
        return column === RIGHT ? text.padStart(width) : text.padEnd(width);
      })
      .join(GAP)
      .trimEnd();
  const lines = [line(HEAD), ...cells.map(line), '', ...rows.filter(({ holds }) => !holds).map(notHeldText)];
  return `${[...lines, summary(rows)].join('\n')}\n`;
}

/** What a sound program answers, in a few words. */
export function expectedText(sound: SoundAnswer): string {
  if (sound.kind === 'refuses') return sound.errors.join(' or ');
  return `accepted, at most ${sound.maxComputeUnits} units`;
}

function foundText({ sound, result, computeUnits }: CraftedRow): string {
  return sound.kind === 'accepts' ? `${result}, ${computeUnits} units` : result;
}

function notHeldText({
  id,
  attempt,
  forged,
  verdict,
  control,
  accountsChanged,
  attackerGainBaseUnits,
}: CraftedRow): string {
  const found = [
    `${accountsChanged} accounts changed`,
    `the thief has ${attackerGainBaseUnits} base units more`,
    ...(control === undefined ? [] : [`without the forgery: ${control}`]),
  ];
  return `${verdict}: ${id} ${attempt} (${titleOf(id)}: ${forged}); ${found.join('; ')}`;
}

function titleOf(id: string): string {
  return CRAFTED_ATTACKS.find((attack) => attack.id === id)?.title ?? id;
}

function summary(rows: readonly CraftedRow[]): string {
  const held = rows.filter(({ holds }) => holds).length;
  const engines = [...new Set(rows.map(({ engine }) => engine))].join(', ');
  return `${held} of ${rows.length} attempts held${engines === '' ? '' : ` (${engines})`}`;
}
