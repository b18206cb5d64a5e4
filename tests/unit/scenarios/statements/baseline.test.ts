import { describe, expect, it } from 'vitest';
import { readBaseline } from '#scenarios/statements/baseline.ts';
import { statementContext } from '#scenarios/statements/statement-context.ts';
import { draftOf } from '#tests/support/scenario-drafts.ts';

function read(baseline: Readonly<Record<string, unknown>>) {
  const draft = draftOf({ baseline });
  const context = statementContext(draft);
  if (context === undefined || draft.baseline === undefined) throw new Error('the draft has no baseline');
  const problems: string[] = [];
  const spec = readBaseline(draft.baseline, 86_400, context, ({ path, expected, found }) => {
    problems.push(`${path.join('.')}: ${expected} | ${found}`);
  });
  return { spec, problems };
}

describe('scenarios/statements/baseline.ts', () => {
  it('has defaults', () => {
    expect(read({}).spec).toStrictEqual({
      everyTicks: 30,
      tolerance: { absolute: 0, relative: 1e-9 },
      tolerances: [],
    });
  });

  it('reads tolerances in the unit of their metric', () => {
    const tolerances = { 'supply.total': { absolute: '2 ACT' }, 'staking.ratio': { relative: '1%' } };
    expect(read({ every: '36h', tolerance: { absolute: 0.5 }, tolerances }).spec).toEqual({
      everyTicks: 1,
      tolerance: { absolute: 0.5, relative: 0 },
      tolerances: [
        { metric: 'supply.total', tolerance: { absolute: 2e9, relative: 0 } },
        { metric: 'staking.ratio', tolerance: { absolute: 0, relative: 0.01 } },
      ],
    });
  });

  it('may be left out', () => {
    expect(read({ kept: false }).spec).toMatchObject({ isKept: false });
  });

  it.each<[Readonly<Record<string, unknown>>, string]>([
    [{ metrics: ['a.b'] }, 'baseline.metrics.0: a metric that this scenario has | "a.b"'],
    [{ metrics: ['staking.ratio', 'staking.ratio'] }, 'baseline.metrics.1: each metric once | "staking.ratio" again'],
    [
      { metrics: ['staking.ratio'], tolerances: { 'supply.total': { relative: 0.1 } } },
      'baseline.tolerances.supply.total: one of baseline.metrics | "supply.total"',
    ],
    [
      { kept: false, metrics: ['staking.ratio'] },
      'baseline.metrics: no metrics: the baseline is not kept | a list of 1 item',
    ],
    [{ tolerances: { 'a.b': {} } }, 'baseline.tolerances.a.b: a metric that this scenario has | "a.b"'],
    [
      { tolerance: { relative: 2 } },
      'baseline.tolerance.relative: a percentage such as 1%, or a ratio from 0 to 1 | 2',
    ],
  ])('refuses %j', (baseline, problem) => {
    const { spec, problems } = read(baseline);
    expect(spec).toBeUndefined();
    expect(problems).toEqual([problem]);
  });
});
