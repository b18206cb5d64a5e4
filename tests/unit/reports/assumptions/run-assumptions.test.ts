import { describe, expect, it } from 'vitest';
import { MODEL_ASSUMPTIONS } from '#reports/assumptions/model-assumptions.ts';
import { runAssumptions } from '#reports/assumptions/run-assumptions.ts';
import { manifestOf, scenarioManifest } from '#tests/support/assumption-runs.ts';
import { FIXTURE_SPEC } from '#tests/support/run-folder-fixture.ts';

describe('reports/assumptions/run-assumptions', () => {
  it('has what the model assumes, then the scenario, then the defaults without a source', () => {
    const rows = runAssumptions(scenarioManifest());
    const statuses = rows.map(({ status }) => status);
    expect([...new Set(statuses)]).toEqual(['model', 'scenario', 'unsourced default']);
    expect(statuses).toEqual(statuses.toSorted());
    expect(statuses.filter((status) => status === 'model')).toHaveLength(MODEL_ASSUMPTIONS.length);
    expect(rows).toContainEqual({
      topic: 'staker: relock_bps',
      text: '60%. A judgement. Cohorts: agents.',
      status: 'unsourced default',
    });
  });

  it('has plain text only', () => {
    for (const { topic, text } of runAssumptions(manifestOf(FIXTURE_SPEC))) {
      expect(`${topic} ${text}`).not.toMatch(/`|\]\(|undefined|null/);
      expect(text).toMatch(/\.$/);
    }
  });
});
