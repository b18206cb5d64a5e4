import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CRAFTED_ATTACKS, type CraftedRow, loadProgramArtifacts, runCraftedAttacks } from '#harness/index.ts';
import { CRAFTED_PAGE, withCraftedResults } from '../../scripts/generate-crafted-page.ts';

const artifacts = loadProgramArtifacts();
/** What both engines must agree on: compute units are each engine's own. */
const answers = (rows: readonly CraftedRow[]) =>
  rows.map(({ id, attempt, result, tokensMovedBaseUnits, accountsChanged, verdict }) => ({
    id,
    attempt,
    result,
    tokensMovedBaseUnits,
    accountsChanged,
    verdict,
  }));

describe('crafted attacks (group X)', () => {
  describe.each(['litesvm', 'bankrun'] as const)('on %s', (engine) => {
    it.each(CRAFTED_ATTACKS.map(({ id, title }) => [id, title]))('%s %s: every attempt holds', async (id) => {
      const rows = await runCraftedAttacks({ engine, ids: [id], artifacts });
      expect(rows).toHaveLength(CRAFTED_ATTACKS.find((attack) => attack.id === id)!.attempts.length);
      for (const row of rows) {
        expect([row.attempt, row.verdict, row.result, row.control]).toEqual([
          row.attempt,
          'held',
          row.result,
          row.control,
        ]);
        if (row.sound.kind === 'refuses') {
          expect(row).toMatchObject({ control: 'accepted', tokensMovedBaseUnits: 0n, accountsChanged: 0 });
          expect(row.sound.errors).toContain(row.result);
        } else {
          expect(row).toMatchObject({ result: 'accepted', attackerGainBaseUnits: 0n });
          expect(row.computeUnits).toBeLessThanOrEqual(row.sound.maxComputeUnits);
          expect(row.accountsChanged).toBeGreaterThan(0);
        }
      }
    });
  });

  it('X10 pays the owner everything that was staked, whatever days were missed', async () => {
    const rows = await runCraftedAttacks({ engine: 'litesvm', ids: ['X10'], artifacts });
    for (const name of ['leave-after-64-days', 'leave-after-200-days']) {
      // 20,000 tokens and 15 entries of 1,000.
      expect(rows.find(({ attempt }) => attempt === name)?.tokensMovedBaseUnits).toBe(35_000n * 1_000_000_000n);
    }
  });

  it('X08 no instruction has a place for a sysvar', () => {
    const names = [...JSON.stringify(artifacts.idl).matchAll(/"name":"([a-z_]*)"/g)].map((match) => match[1]);
    expect(names).toContain('reward_vault');
    expect(
      names.filter((name) => /^(clock|rent|sysvar|instructions|slot_hashes|recent_blockhashes)$/.test(name!)),
    ).toEqual([]);
    expect(JSON.stringify(artifacts.idl)).not.toContain('Sysvar');
  });

  it('both engines give the answers that the page has', async () => {
    const [litesvm, bankrun] = [
      await runCraftedAttacks({ engine: 'litesvm', artifacts }),
      await runCraftedAttacks({ engine: 'bankrun', artifacts }),
    ];
    expect(answers(bankrun)).toEqual(answers(litesvm));
    const page = readFileSync(new URL(`../../${CRAFTED_PAGE}`, import.meta.url), 'utf8');
    // Out of date: npm run generate.
    expect(page).toBe(withCraftedResults(page, bankrun));
  });
});
