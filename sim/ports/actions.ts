/** Position of an agent in the population, from 0. All hot data is indexed by it. */
export type AgentIndex = number;

/** Kinds of proposals in the order of the program's `kind` byte. */
export const PROPOSAL_KINDS = ['parameter', 'spend', 'upgrade', 'feature'] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

/** Spend purposes in the order of the program's `purpose` byte. */
export const SPEND_PURPOSES = ['payment', 'reward_grant', 'buyback', 'burn'] as const;
export type SpendPurpose = (typeof SPEND_PURPOSES)[number];

/** Sides of a vote in the order of the program's `side` byte. */
export const VOTE_SIDES = ['no', 'yes', 'abstain'] as const;
export type VoteSide = (typeof VOTE_SIDES)[number];

/** Sides of a swap in the order of the market program's `side` byte: an agent sells tokens, or buys them. */
export const SWAP_SIDES = ['sell', 'buy'] as const;
export type SwapSide = (typeof SWAP_SIDES)[number];

/** What a proposal does when it is executed. */
export type ProposalPayload =
  /** `id` as in the program's parameter table; `value` in the parameter's own unit. */
  | { readonly kind: 'parameter'; readonly id: number; readonly value: bigint }
  | {
      readonly kind: 'spend';
      readonly purpose: SpendPurpose;
      /** Who is paid by a `payment`; ignored for the other purposes, whose destination the program fixes. */
      readonly recipient: AgentIndex | undefined;
      readonly amountBaseUnits: bigint;
      /** Quote base units for one whole token; 0 unless the purpose is `buyback`. */
      readonly priceQuoteUnits: bigint;
    }
  /** A program buffer of these bytes; the chain writes the buffer before the proposal is made. */
  | { readonly kind: 'upgrade'; readonly buffer: Uint8Array }
  /** `flag` is the feature's bit. */
  | { readonly kind: 'feature'; readonly flag: number; readonly enabled: boolean };

/** What one agent's own wallet signs. `open` is implied: a first `stake` also opens the stake account. */
export type AgentAction =
  | { readonly kind: 'stake'; readonly agent: AgentIndex; readonly amountBaseUnits: bigint; readonly lockDays: number }
  | {
      readonly kind: 'unstake';
      readonly agent: AgentIndex;
      readonly amountBaseUnits: bigint;
      /** Leave before the lock ends and pay the penalty. */
      readonly force: boolean;
      readonly entryIndex: number;
    }
  | { readonly kind: 'claim_rewards'; readonly agent: AgentIndex }
  | {
      readonly kind: 'extend_lock';
      readonly agent: AgentIndex;
      readonly entryIndex: number;
      /** From now on. */
      readonly lockDays: number;
    }
  | { readonly kind: 'set_compounding'; readonly agent: AgentIndex; readonly enabled: boolean }
  | { readonly kind: 'refresh_boosters'; readonly agent: AgentIndex }
  | { readonly kind: 'pay_debate_fee'; readonly agent: AgentIndex; readonly amountBaseUnits: bigint }
  /** The next free proposal id is taken; created and activated are two actions. */
  | { readonly kind: 'create_proposal'; readonly agent: AgentIndex; readonly payload: ProposalPayload }
  | { readonly kind: 'activate_proposal'; readonly agent: AgentIndex; readonly proposalId: number }
  | { readonly kind: 'cancel_proposal'; readonly agent: AgentIndex; readonly proposalId: number }
  | {
      readonly kind: 'cast_vote';
      readonly agent: AgentIndex;
      readonly proposalId: number;
      readonly side: VoteSide;
    }
  /** Sells tokens to the running buyback programme, which burns them. */
  | { readonly kind: 'buy_back'; readonly agent: AgentIndex; readonly amountBaseUnits: bigint }
  /** Trades with the market's pool. */
  | {
      readonly kind: 'swap';
      readonly agent: AgentIndex;
      readonly side: SwapSide;
      /** What is paid in: base units of the token for `sell`, quote units for `buy`. */
      readonly amountIn: bigint;
      /** The least that may come out, in the other asset. */
      readonly minOut: bigint;
    }
  /** Puts both assets into the pool in the pool's own proportion, at most these amounts. */
  | {
      readonly kind: 'add_liquidity';
      readonly agent: AgentIndex;
      readonly maxBaseUnits: bigint;
      readonly maxQuoteUnits: bigint;
    }
  /** Takes both assets out for shares of the pool. */
  | { readonly kind: 'remove_liquidity'; readonly agent: AgentIndex; readonly shares: bigint }
  /** Sends tokens to another agent's wallet. */
  | {
      readonly kind: 'transfer';
      readonly agent: AgentIndex;
      readonly recipient: AgentIndex;
      readonly amountBaseUnits: bigint;
    };

export type AgentActionKind = AgentAction['kind'];
export const AGENT_ACTION_KINDS: readonly AgentActionKind[] = [
  'stake',
  'unstake',
  'claim_rewards',
  'extend_lock',
  'set_compounding',
  'refresh_boosters',
  'pay_debate_fee',
  'create_proposal',
  'activate_proposal',
  'cancel_proposal',
  'cast_vote',
  'buy_back',
  'swap',
  'add_liquidity',
  'remove_liquidity',
  'transfer',
];

/**
 * What the operator's wallets sign: the keeper for what anyone may call, the guardian and the attestor for their roles.
 */
export type OperatorAction =
  /** Closes every day that has ended (opens history pages as needed). Repeats until the pool is at the clock's day. */
  | { readonly kind: 'roll' }
  /** Mints this week's inflation into next week's reward budget. */
  | { readonly kind: 'mint_inflation' }
  /** Moves tokens from the operator's token account into next week's reward budget. */
  | { readonly kind: 'fund_rewards'; readonly amountBaseUnits: bigint }
  /** Compounds what an opted-in agent is owed. */
  | { readonly kind: 'compound_rewards'; readonly agent: AgentIndex }
  /** Pays out what unstake ticket `index` of an agent has released. */
  | { readonly kind: 'release_ticket'; readonly agent: AgentIndex; readonly index: number }
  /** Pays out what vesting grant `grant` (position in the genesis plan) has released. */
  | { readonly kind: 'release_vested'; readonly grant: number }
  | { readonly kind: 'sweep_penalties' }
  | { readonly kind: 'finalize_proposal'; readonly proposalId: number }
  | { readonly kind: 'queue_proposal'; readonly proposalId: number }
  /** The execute instruction of the proposal's kind. */
  | { readonly kind: 'execute_proposal'; readonly proposalId: number }
  | { readonly kind: 'expire_proposal'; readonly proposalId: number }
  | { readonly kind: 'return_bond'; readonly proposalId: number }
  | { readonly kind: 'veto_proposal'; readonly proposalId: number }
  | { readonly kind: 'pause'; readonly mask: number; readonly seconds: number }
  | { readonly kind: 'unpause' }
  | { readonly kind: 'attest'; readonly agent: AgentIndex }
  | { readonly kind: 'revoke_attestation'; readonly agent: AgentIndex }
  /** Opening balances of a wallet that comes after genesis: tokens of the operator's reserve, new units of the quote asset. */
  | {
      readonly kind: 'fund_wallet';
      readonly agent: AgentIndex;
      readonly amountBaseUnits: bigint;
      readonly amountQuoteUnits: bigint;
    }
  /** A swap of the desk, which trades for the world outside. */
  | {
      readonly kind: 'desk_swap';
      readonly side: SwapSide;
      readonly amountIn: bigint;
      readonly minOut: bigint;
    };

export type OperatorActionKind = OperatorAction['kind'];
