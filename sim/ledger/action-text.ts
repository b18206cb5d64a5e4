import type { AgentAction, AgentIndex, OperatorAction, ProposalPayload } from '../ports/actions.ts';

/** An action in a few words, for messages. `nameOf` says what agents besides the acting one are called. */
export function describeAction(
  action: AgentAction | OperatorAction,
  nameOf: (agent: AgentIndex) => string = (agent) => `agent ${agent}`,
): string {
  switch (action.kind) {
    case 'stake':
      return `stake ${action.amountBaseUnits} for ${action.lockDays} days`;
    case 'unstake':
      return `unstake ${action.amountBaseUnits} of entry ${action.entryIndex}${action.force ? ' by force' : ''}`;
    case 'extend_lock':
      return `extend_lock of entry ${action.entryIndex} to ${action.lockDays} days`;
    case 'set_compounding':
      return `set_compounding ${action.enabled ? 'on' : 'off'}`;
    case 'pay_debate_fee':
    case 'buy_back':
    case 'fund_rewards':
      return `${action.kind} ${action.amountBaseUnits}`;
    case 'create_proposal':
      return `create_proposal ${describePayload(action.payload)}`;
    case 'cast_vote':
      return `cast_vote ${action.side} on proposal ${action.proposalId}`;
    case 'activate_proposal':
    case 'cancel_proposal':
    case 'finalize_proposal':
    case 'queue_proposal':
    case 'execute_proposal':
    case 'expire_proposal':
    case 'return_bond':
    case 'veto_proposal':
      return `${action.kind} ${action.proposalId}`;
    case 'compound_rewards':
    case 'attest':
    case 'revoke_attestation':
      return `${action.kind} of ${nameOf(action.agent)}`;
    case 'release_ticket':
      return `release_ticket ${action.index} of ${nameOf(action.agent)}`;
    case 'release_vested':
      return `release_vested ${action.grant}`;
    case 'pause':
      return `pause ${action.mask} for ${action.seconds} seconds`;
    case 'swap':
    case 'desk_swap':
      return `${action.kind} ${action.side} ${action.amountIn} for at least ${action.minOut}`;
    case 'add_liquidity':
      return `add_liquidity of at most ${action.maxBaseUnits} and ${action.maxQuoteUnits} quote units`;
    case 'transfer':
      return `transfer ${action.amountBaseUnits} to ${nameOf(action.recipient)}`;
    case 'remove_liquidity':
      return `remove_liquidity of ${action.shares} shares`;
    case 'fund_wallet':
      return `fund_wallet of ${nameOf(action.agent)} with ${action.amountBaseUnits} and ${action.amountQuoteUnits} quote units`;
    case 'claim_rewards':
    case 'refresh_boosters':
    case 'roll':
    case 'mint_inflation':
    case 'sweep_penalties':
    case 'unpause':
      return action.kind;
  }
}

function describePayload(payload: ProposalPayload): string {
  switch (payload.kind) {
    case 'parameter':
      return `of parameter ${payload.id} = ${payload.value}`;
    case 'spend':
      return `of ${payload.purpose} ${payload.amountBaseUnits}`;
    case 'upgrade':
      return `of an upgrade of ${payload.buffer.length} bytes`;
    case 'feature':
      return `of feature ${payload.flag} ${payload.enabled ? 'on' : 'off'}`;
  }
}
