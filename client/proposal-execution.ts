import { getAssociatedTokenAddressSync, TOKEN_PROGRAM_ID } from '@solana/spl-token';
import { PublicKey, type TransactionInstruction } from '@solana/web3.js';
import { SPEND_PURPOSES } from '#sim/ports/actions.ts';
import type { ProposalState } from '#sim/ports/governance-states.ts';
import type { ProgramConnection } from './program-connection.ts';

/** The execute instruction of a proposal's kind, with the accounts that the proposal names. */
export async function executeInstruction(
  { program, addresses, accounts }: ProgramConnection,
  { id, kind, selector, address }: ProposalState,
): Promise<TransactionInstruction> {
  const { pool, governance, treasury, emission, treasuryVault } = addresses;
  const proposal = addresses.proposal(id);
  switch (kind) {
    case 'parameter':
      return program.methods
        .executeParameterChange()
        .accountsStrict({ pool, governance, treasury, emission, proposal })
        .instruction();
    case 'spend': {
      const tokenMint = await accounts.poolMint();
      const named = new PublicKey(address);
      const isPayment = SPEND_PURPOSES[selector] === 'payment';
      return program.methods
        .executeTreasurySpend()
        .accountsStrict({
          pool,
          governance,
          treasury,
          proposal,
          treasuryVault,
          destination: isPayment ? getAssociatedTokenAddressSync(tokenMint, named, true) : named,
          tokenMint,
          tokenProgram: TOKEN_PROGRAM_ID,
        })
        .instruction();
    }
    case 'upgrade':
      return program.methods
        .executeProtocolUpgrade()
        .accountsStrict({ pool, governance, proposal, buffer: new PublicKey(address) })
        .instruction();
    case 'feature':
      return program.methods.executeFeatureActivation().accountsStrict({ pool, governance, proposal }).instruction();
  }
}
