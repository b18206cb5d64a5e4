/** What every run takes for granted, in words. */
export interface ModelAssumption {
  readonly topic: string;
  readonly text: string;
}

/** Whatever the scenario says, this holds; sweeps cannot move it. */
export const MODEL_ASSUMPTIONS: readonly ModelAssumption[] = [
  {
    topic: 'Wallets',
    text: 'One wallet is one person that decides for itself. Nobody splits a holding or pools one, and no exchange or custodian is among them.',
  },
  {
    topic: 'Behaviour',
    text: 'Policies are rules of thumb that stay the same for the whole run. Agents look at prices, rates and proposals, not at what others do: no imitation, no rumour, no plan against the others.',
  },
  {
    topic: 'Order',
    text: 'All agents decide at most once a tick, by what could be seen at its beginning and before anyone acts; then they act in a fixed order. Nothing happens between two ticks.',
  },
  {
    topic: 'Transactions',
    text: 'None is lost, late, moved ahead or outbid: there is no MEV, and the network is never full or down.',
  },
  {
    topic: 'Fees and rent',
    text: "Network fees are paid by a wallet of the operator's and rent from lamports that every wallet has enough of. Neither is taken from an agent's tokens or money.",
  },
  {
    topic: 'Keeper',
    text: 'Honest and punctual but for the outages of the scenario: in every tick it closes ended days and moves proposals on, every week it mints, sweeps penalties and compounds. Guardian and attestor do what the scenario says and no more.',
  },
  {
    topic: 'Trading',
    text: "Tokens are traded in the scenario's pool alone, and sold to buybacks at the price that was voted on. A trade moves the price only by its size against the pool. No other exchange, no loan, no derivative, and no transfer from wallet to wallet but those of attackers.",
  },
  { topic: 'Quote asset', text: 'It is worth one dollar at all times.' },
  {
    topic: 'Debates and councils',
    text: 'Debates are the fees that are paid for them. What is debated, votes on debates, councils and the pay of AI agents are not simulated.',
  },
  {
    topic: 'Upgrades',
    text: 'An upgrade that is voted through is recorded and not deployed: the same program runs from the first tick to the last.',
  },
];
