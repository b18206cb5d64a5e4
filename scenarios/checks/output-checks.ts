import { MAX_TABLE_OUTPUT_ROWS } from '../schema/limits.ts';
import { formatDuration } from '../schema/quantities.ts';
import { agentCount } from './agent-count.ts';
import type { Finding, ScenarioDraft } from './finding.ts';

/** What a table takes that has a row for so many things every so often. */
interface Rows {
  readonly path: readonly string[];
  readonly file: string;
  readonly everySeconds: number;
  readonly things: number;
}

/** No table may have more rows than a disk and a reader take. */
export function checkOutputs(draft: ScenarioDraft): readonly Finding[] {
  const { outputs, population, attacks = [], horizon, tick } = draft;
  if (outputs === undefined || population === undefined || horizon === undefined || tick === undefined) return [];
  const agents = agentCount(draft);
  const { every, census, sample } = outputs.agents;
  const tables: readonly Rows[] = [
    { path: ['outputs', 'agents', 'every'], file: 'agents.csv', everySeconds: every, things: Math.min(sample, agents) },
    { path: ['outputs', 'agents', 'census'], file: 'agents.csv', everySeconds: census, things: agents },
    {
      path: ['outputs', 'cohorts', 'every'],
      file: 'cohorts.csv',
      everySeconds: outputs.cohorts.every,
      things: population.length + attacks.length,
    },
  ];
  return tables.flatMap((table) => tooManyRows(table, horizon, tick));
}

function tooManyRows({ path, file, everySeconds, things }: Rows, horizon: number, tick: number): readonly Finding[] {
  const everyTicks = Math.max(Math.floor(everySeconds / tick), 1);
  const times = Math.ceil(horizon / tick / everyTicks);
  const rows = things * times;
  if (rows <= MAX_TABLE_OUTPUT_ROWS) return [];
  const most = Math.floor(MAX_TABLE_OUTPUT_ROWS / things);
  return [
    {
      path,
      expected: `at most ${MAX_TABLE_OUTPUT_ROWS} rows of ${file}`,
      found: `${formatDuration(everySeconds)}, which makes ${rows}`,
      hint: `use ${formatDuration(Math.ceil(horizon / tick / most) * tick)} or longer`,
    },
  ];
}
