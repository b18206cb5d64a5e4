import { describe, expect, it } from 'vitest';
import { queryHint } from '#reports/query/query-hint.ts';
import type { RunTableName } from '#sim/ports/run-sink.ts';

const COLUMNS: Readonly<Partial<Record<RunTableName, readonly string[]>>> = {
  metrics: ['tick', 'staking.ratio', 'staking.ratio_of_supply'],
  agents: ['tick', 'staked'],
  cohorts: ['tick', 'staked'],
};
const TABLES = {
  names: Object.keys(COLUMNS) as RunTableName[],
  head: (name: RunTableName) => ({
    file: `${name}.csv`,
    columns: (COLUMNS[name] ?? []).map((id) => ({ id, title: id, unit: 'count', formula: id })),
  }),
};

/** Near is what begins alike. */
async function nearest(name: string, known: readonly string[]): Promise<string | undefined> {
  return Promise.resolve(known.find((candidate) => candidate.startsWith(name.toLowerCase().slice(0, 4))));
}

async function hintOf(complaint: string, sql = ''): Promise<string | undefined> {
  return queryHint(complaint, sql, TABLES, nearest);
}

describe('reports/query/query-hint', () => {
  it('names the nearest column and the tables that have it', async () => {
    expect(await hintOf('Binder Error: Referenced column "stakd" not found in FROM clause!')).toBe(
      'did you mean "staking.ratio" of metrics? A name with a dot stands in double quotes.',
    );
    expect(await hintOf('Binder Error: Referenced column "tick_" not found in FROM clause!')).toBe(
      'did you mean tick of metrics, agents, cohorts?',
    );
    expect(await hintOf('Binder Error: Table "m" does not have a column named "staked"')).toMatch(/^did you mean/);
  });

  it('says that a name with a dot needs quotes, whether they were left out or its group was', async () => {
    const quotes = 'did you mean "staking.ratio" of metrics? A name with a dot stands in double quotes.';
    const complaint = 'Binder Error: Referenced table "staking" not found!';
    expect(await hintOf(complaint, 'select Staking.ratio from metrics')).toBe(quotes);
    expect(await hintOf('Binder Error: Referenced column "ratio" not found in FROM clause!')).toBe(quotes);
  });

  it('names the nearest table, and all', async () => {
    expect(await hintOf('Catalog Error: Table with name agens does not exist!')).toBe(
      'did you mean "agents"? tables of this run: metrics, agents, cohorts',
    );
    expect(await hintOf('Catalog Error: Table with name "/etc/passwd" does not exist!')).toBe(
      'tables of this run: metrics, agents, cohorts',
    );
    expect(await hintOf('Catalog Error: Table with name actions does not exist!')).toMatch(
      /^the run did not record it; /,
    );
  });

  it('has none for other complaints, and for names like no other', async () => {
    expect(await hintOf('Parser Error: syntax error at or near "selekt"')).toBeUndefined();
    expect(await hintOf('Binder Error: Referenced column "zzz" not found in FROM clause!')).toBeUndefined();
    expect(await hintOf('Binder Error: Referenced table "zzz" not found!', 'select 1')).toBeUndefined();
  });
});
