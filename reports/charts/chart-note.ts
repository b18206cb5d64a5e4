/** Terms of a chart's own that not every reader knows, in plain words, by the chart's id. */
const NOTES: Readonly<Record<string, string>> = {
  'whale-influence':
    "Banzhaf power tells how often a holder's vote turns the result when all others vote by the toss of a coin; the " +
    'Nakamoto coefficient, how few holders together have more than half.',
  lorenz:
    'The further a curve sags below the diagonal, the fewer hold the power. The Gini coefficient measures how far: ' +
    '0 when all have the same, 1 when one has it all.',
  governance:
    'Turnout is the part of all voting power that voted; the quorum is the least turnout at which a vote counts.',
  'compute-units':
    'Compute units are the work that an action is for the chain; each transaction may take only so many.',
};

/** What a reader has to know before a chart of a run. Undefined for a chart that says it all. */
export function chartNote(id: string): string | undefined {
  return NOTES[id];
}
