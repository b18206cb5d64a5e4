import type { Profiler } from 'node:inspector/promises';

/** Which part of a run's time its checks take, 0 to 1. */
export interface CheckShares {
  /** The whole ledger, with the parts that follow. */
  readonly ledger: number;
  /** What each action should do. */
  readonly prediction: number;
  /** Every field that was read with the predicted one. */
  readonly comparison: number;
  /** All invariants with the sums that they are checked against: everything in a check but the comparison. */
  readonly invariants: number;
}

type Frame = Profiler.ProfileNode['callFrame'];
type Work = 'prediction' | 'comparison' | 'invariants' | 'rest';

// V8 leaves out of a stack what it has inlined, so each part is known by more than its entry.
const LEDGER = /\/sim\/ledger\/ledger\.ts/;
const MODEL = /\/sim\/ledger\/(?:economy\/economy|staking)-model\.ts/;
const COMPARISON = /\/sim\/ledger\/model-comparison\.ts/;
const INVARIANTS = /\/sim\/ledger\/(?:[a-z]+-invariants|observed-(?:book|economy|proposals))\.ts/;
const SIMULATION = /\/sim\/engine\/run-simulation\.ts/;

/** Shares of a processor profile's busy time, by what is on the stack. */
export function checkSharesOf({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): CheckShares {
  const works = workByNode(nodes);
  const idle = new Set(nodes.filter(({ callFrame }) => callFrame.functionName === '(idle)').map(({ id }) => id));
  const micros = { prediction: 0, comparison: 0, invariants: 0, rest: 0 };
  let total = 0;
  for (const [position, id] of samples.entries()) {
    if (idle.has(id)) continue;
    // A sample lasts until the next one.
    const lasted = timeDeltas[position + 1] ?? 0;
    total += lasted;
    const work = works.get(id);
    if (work !== undefined) micros[work] += lasted;
  }
  const share = (part: number): number => (total === 0 ? 0 : part / total);
  const { prediction, comparison, invariants, rest } = micros;
  return {
    ledger: share(prediction + comparison + invariants + rest),
    prediction: share(prediction),
    comparison: share(comparison),
    invariants: share(invariants),
  };
}

/** What a function works for: the first of its callers that belongs to a part, and the comparison within a check. */
function workByNode(nodes: readonly Profiler.ProfileNode[]): ReadonlyMap<number, Work | undefined> {
  const works = new Map<number, Work | undefined>();
  // A caller comes before what it calls.
  for (const { id, callFrame, children = [] } of nodes) {
    const work = workOf(callFrame, works.get(id));
    works.set(id, work);
    for (const child of children) works.set(child, work);
  }
  return works;
}

function workOf({ url, functionName }: Frame, caller: Work | undefined): Work | undefined {
  if (COMPARISON.test(url)) return 'comparison';
  if (caller !== undefined && caller !== 'rest') return caller;
  // All of a check that is no comparison counts as invariants.
  const isCheck = LEDGER.test(url) ? functionName === 'check' : SIMULATION.test(url) && functionName === '#check';
  if (isCheck || INVARIANTS.test(url)) return 'invariants';
  if (MODEL.test(url) || (LEDGER.test(url) && /^#?apply/.test(functionName))) return 'prediction';
  return LEDGER.test(url) ? 'rest' : caller;
}
