import { TOKEN_PROGRAM_ID } from '@solana/spl-token';
import { PublicKey, type TransactionInstruction } from '@solana/web3.js';
import type { ProposalState } from '#sim/ports/governance-states.ts';
import type { ProgramConnection } from './program-connection.ts';

/** The execute instruction of a proposal's kind, with the accounts that the proposal names. */
export async function executeInstruction(
  { program, addresses, accounts }: ProgramConnection,
  { id, kind, address }: ProposalState,
): Promise<TransactionInstruction> {
  const { pool, governance, treasury, emission, treasuryVault } = addresses;
  const proposal = addresses.proposal(id);
  switch (kind) {
    case 'parameter':
      return program.methods
        .executeParameterChange()
        .accountsStrict({ pool, governance, treasury, emission, proposal })
        .instruction();
    case 'spend':
      return program.methods
        .executeTreasurySpend()
        .accountsStrict({
          pool,
          governance,
          treasury,
          proposal,
          treasuryVault,
          destination: new PublicKey(address),
          tokenMint: await accounts.poolMint(),
          tokenProgram: TOKEN_PROGRAM_ID,
        })
        .instruction();
    case 'upgrade':
      return program.methods
        .executeProtocolUpgrade()
        .accountsStrict({ pool, governance, proposal, buffer: new PublicKey(address) })
        .instruction();
    case 'feature':
      return program.methods.executeFeatureActivation().accountsStrict({ pool, governance, proposal }).instruction();
  }
}
