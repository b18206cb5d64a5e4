import { describe, expect, it } from 'vitest';
import type { AgentAction } from '#sim/ports/actions.ts';
import { genesisPlan, TOKEN } from '#tests/support/chain-plan.ts';
import { type Engine, openChain, outcomeName } from '#tests/support/open-chain.ts';

function send(agent: number, recipient: number, amountBaseUnits: bigint): AgentAction {
  return { kind: 'transfer', agent, recipient, amountBaseUnits };
}

/** Tokens go from wallet to wallet by the token program, whatever the engine and the number of actions in a transaction. */
export function describeTransfers(engineName: Engine['name']): void {
  describe.each([1, 20])(`transfers on ${engineName}, up to %i in a transaction`, (actionsPerTransaction) => {
    it('move what a wallet has, and nothing beyond it', async () => {
      const { chain } = await openChain(engineName, genesisPlan([100n, 20n, 0n]), { actionsPerTransaction });
      try {
        const outcomes = await chain.submit([
          send(0, 1, 30n * TOKEN),
          // Only what came before it makes this possible.
          send(1, 2, 50n * TOKEN),
          send(2, 0, 50n * TOKEN + 1n),
          send(2, 2, 50n * TOKEN),
          send(2, 0, 0n),
          send(2, 0, 1n),
        ]);
        expect(outcomes.map(outcomeName)).toEqual([
          'accepted',
          'accepted',
          'TokenInsufficientFunds',
          'accepted',
          'accepted',
          'accepted',
        ]);
        const wallets = (await chain.readAgents([0, 1, 2])).map(({ walletBaseUnits }) => walletBaseUnits);
        expect(wallets).toEqual([70n * TOKEN + 1n, 0n, 50n * TOKEN - 1n]);
      } finally {
        await chain.close();
      }
    });
  });
}
