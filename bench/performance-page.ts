import type { CheckMeasurement, Measurement } from './measurement.ts';
import { actionTable, checkTable, shareTable, speedTable } from './tables.ts';

/** Where the figures were measured. */
export interface Machine {
  readonly cores: number;
  readonly cpuModel: string;
  readonly node: string;
}

/** The page `docs/explanation/performance.md`. */
export function performancePage(
  measurements: readonly Measurement[],
  checks: readonly CheckMeasurement[],
  machine: Machine,
  command: string,
): string {
  const { cores, cpuModel, node } = machine;
  const lines = [
    '# Performance',
    '',
    `Written by \`${command}\` on ${cores} ${cores === 1 ? 'core' : 'cores'} of ${cpuModel}, Node ${node}. Figures of another`,
    'machine are others; only those of one table belong together. A run uses one core.',
    '',
    'Each row is one process. It makes [first-year.yaml](../../scenarios/library/first-year.yaml) with that many agents, the',
    'wealth of one divided accordingly, and runs it as the command line does, into a folder. Every transaction and clock',
    'that reaches the engine is written down on the way; that time is subtracted. Then the same process gives exactly',
    'these bytes to a fresh engine by nothing but calls of its binding, and compares the pool account at the end. That is',
    'the floor: what the simulator adds to it is its own. Genesis is apart.',
    '',
    '## Speed',
    '',
    ...speedTable(measurements),
    '',
    'Litesvm checks every signature; the column "signatures unchecked" replays the same bytes without that. Bankrun never',
    'checks, which the simulator does in its place; and as its blockhashes are others in each process, a replay there puts',
    'fresh ones into the bytes, untimed.',
    '',
    '## Where the time goes',
    '',
    'Share of the run:',
    '',
    ...shareTable(measurements),
    '',
    'Microseconds for each action, the floor in brackets:',
    '',
    ...actionTable(measurements),
    '',
    '- **whole run** and **engine**: the floor is the bare engine.',
    '- **signing**: the floor is all messages signed again, one after the other, with nothing in between.',
    '- **encoding**: the rest of what the chain adapter does for an action: templates, pages, names of refusals.',
    '- **policies, ledger, metrics**: the rest of the run.',
    '- **read-back**: accounts to values; the floor is the engine handing out their bytes.',
    '- **CSV**: rows to text to disk; the floor is one write of each file.',
    '- **release**: one turn of the event loop a tick, in which the binding frees the objects that it handed out; the floor',
    '  is the same for the results of transactions alone, and counts as part of the bare engine.',
    '',
    '## What the checks cost',
    '',
    'Share of the run, on litesvm. These runs are others than those above: V8 samples their stacks, which slows everything',
    'alike. A sample counts for what is on its stack; memory that the collector frees counts for nobody.',
    '',
    ...checkTable(checks),
    '',
    '- **ledger**: everything in `sim/ledger`; the other three columns are parts of it.',
    '- **prediction**: the exact model follows each action.',
    '- **comparison**: every field that was read with the predicted one.',
    '- **all invariants**: their checks, and the sums over the population that they are checked against: everything in a',
    '  check but the comparison. The design allows them 10%.',
  ];
  return `${lines.join('\n')}\n`;
}
