import { describe, expect, it } from 'vitest';
import { readStatement } from '#scenarios/statements/statement.ts';
import { statementContext } from '#scenarios/statements/statement-context.ts';
import { draftOf } from '#tests/support/scenario-drafts.ts';

function read(statement: Readonly<Record<string, unknown>>) {
  const draft = draftOf({
    horizon: '90d',
    assert: [statement],
    attacks: [{ attack: 'just-in-time-staking', name: 'raiders', at: '10d', capital: '1%' }],
  });
  const context = statementContext(draft);
  const [parsed] = draft.assert ?? [];
  if (context === undefined || parsed === undefined) throw new Error('the draft has no statement');
  const problems: string[] = [];
  const spec = readStatement(parsed, ['assert', 0], context, ({ path, expected, found }) => {
    problems.push(`${path.slice(2).join('.')}: ${expected} | ${found}`);
  });
  return { spec, problems };
}

describe('scenarios/statements/statement.ts', () => {
  it('reads a metric, its time, and bounds in its unit', () => {
    expect(read({ metric: 'staking.ratio', at: '30d', above: '40%', at_most: 0.9, message: 'Enough' }).spec).toEqual({
      subject: { kind: 'metric', metric: 'staking.ratio' },
      when: { kind: 'time', atSeconds: 2_592_000 },
      bounds: [
        { side: 'above', value: 0.4, words: 'above 40%' },
        { side: 'at_most', value: 0.9, words: 'at most 0.9' },
      ],
      tolerance: { absolute: 0, relative: 0 },
      message: 'Enough',
    });
  });

  it('reads windows, tolerances and exact amounts', () => {
    expect(read({ metric: 'supply.total', at: 'mean', from: '10d', near: '5 ACT', within: '2%' }).spec).toMatchObject({
      when: { kind: 'mean', fromSeconds: 864_000 },
      bounds: [{ side: 'near', value: 5_000_000_000n, words: 'near 5 ACT within 2%' }],
      tolerance: { absolute: 0, relative: 0.02 },
    });
    expect(read({ metric: 'supply.total', equals: '1 ACT' }).spec).toMatchObject({
      when: { kind: 'end' },
      bounds: [{ side: 'near', value: 1_000_000_000n, words: 'exactly 1 ACT' }],
    });
  });

  it("reads figures of an attack, by default its measure in the measure's own unit", () => {
    expect(read({ attack: 'raiders', figure: 'gain_base_units', at_most: '0 ACT' }).spec).toMatchObject({
      subject: { kind: 'attack', attack: 'raiders', figure: 'gain_base_units' },
      bounds: [{ value: 0n }],
    });
    expect(read({ attack: 'raiders', at_most: '10%' }).spec?.subject).toMatchObject({ figure: 'measure' });
    expect(read({ attack: 'raiders', figure: 'succeeded', equals: false }).spec?.bounds).toEqual([
      { side: 'near', value: 0, words: 'exactly false' },
    ]);
  });

  it.each<[Readonly<Record<string, unknown>>, string]>([
    [{ above: 1 }, ': one of metric and attack | none'],
    [{ metric: 'staking.ratio', attack: 'raiders', above: 1 }, ': one of metric and attack | both'],
    [{ metric: 'staking.ratio' }, ': at least one of above, below, at_least, at_most, near, equals | none'],
    [{ metric: 'staking.ratio', figure: 'measure', above: 1 }, 'figure: no figure: only an attack has one | "measure"'],
    [{ attack: 'raider', above: 1 }, 'attack: the name of an attack of this scenario | "raider"'],
    [{ attack: 'raiders', figure: 'gains', above: 1 }, 'figure: a figure of attacks.csv | "gains"'],
    [{ attack: 'raiders', figure: 'succeeded', equals: 0 }, 'equals: true or false, the unit of the figure | 0'],
    [{ metric: 'staking.ratio', above: '3d' }, 'above: a share, as in 40%, the unit of the figure | "3d"'],
    [{ metric: 'staking.ratio', near: '3%' }, 'within: how far the figure may be off, or equals | nothing'],
    [{ metric: 'staking.ratio', above: 0, within: '3%' }, 'within: no within: only near has one | "3%"'],
    [{ metric: 'staking.ratio', near: 1, within: '1%', equals: 1 }, ': at most one of near and equals | both'],
    [
      { metric: 'staking.ratio', from: '3d', above: 0 },
      'from: no from: only always, once, min, max, mean have one | one with at "end"',
    ],
    [{ metric: 'staking.ratio', at: 'min', from: '3d', to: '2d', above: 0 }, 'to: a time not before from, 3d | 2d'],
    [
      { metric: 'staking.ratio', above: '60%', below: '60%' },
      ': bounds that a figure can keep | above 60% and below 60%',
    ],
  ])('refuses %j', (statement, problem) => {
    const { spec, problems } = read(statement);
    expect(spec).toBeUndefined();
    expect(problems).toEqual([problem]);
  });

  it('refuses a time behind the horizon', () => {
    expect(read({ metric: 'staking.ratio', at: '91d', above: 0 }).problems[0]).toMatch(/^at: .*90d.* \| "91d"$/);
  });
});
