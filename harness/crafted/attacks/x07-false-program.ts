import { TRIAL_TOKEN } from '../../genesis/trial-plan.ts';
import { PROBE_PROGRAM, SYSTEM_PROGRAM } from '../../program/addresses.ts';
import { decodeAddress } from '../../program/base58.ts';
import type { Instruction } from '../../program/message.ts';
import type { CraftedAttack, CraftedAttempt } from '../crafted-attack.ts';
import { type CraftedStage, NO_CONTENT } from '../crafted-stage.ts';
import { withAccount } from '../forged-call.ts';
import { refusedAttempt } from './refused-attempt.ts';

function builtIn(address: string): Uint8Array {
  const bytes = decodeAddress(address);
  if (bytes === undefined) throw new TypeError(`not an address: ${address}`);
  return bytes;
}

/** Every runtime has it; called by another program it does nothing and reports success. */
const COMPUTE_BUDGET_PROGRAM = builtIn('ComputeBudget111111111111111111111111111111');
const TOKEN_2022_PROGRAM = builtIn('TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb');

/** A call, and where it has the program that the forgery replaces. */
type ProgramPlace = (stage: CraftedStage) => readonly [Instruction, position: number];

const deposit: ProgramPlace = ({ staking, thief }) => [staking.stake(thief, 100n * TRIAL_TOKEN, 0), 5];
const leave: ProgramPlace = (stage) => [stage.leaveCall(stage.thief, 1_000n * TRIAL_TOKEN), 6];
const claim: ProgramPlace = ({ staking, thief }) => [staking.claimRewards(thief, []), 5];
const fee: ProgramPlace = ({ rewards, thief }) => [rewards.payDebateFee(thief, TRIAL_TOKEN), 5];
const budget: ProgramPlace = ({ staking, thief }) => [
  staking.fundRewards(thief.owner, thief.tokenAccount, TRIAL_TOKEN),
  4,
];
const bond: ProgramPlace = ({ ballots, thief }) => [
  ballots.createProposal(thief, 1, { kind: 'parameter', id: 0, value: 2n * TRIAL_TOKEN }, NO_CONTENT),
  7,
];
const accountOfBond: ProgramPlace = (stage) => [bond(stage)[0], 8];
const inflation: ProgramPlace = ({ rewards, mint }) => [rewards.mintInflation(mint), 4];

function replaced(
  name: string,
  forged: string,
  place: ProgramPlace,
  fake: (stage: CraftedStage) => Uint8Array,
): CraftedAttempt {
  return refusedAttempt(name, forged, 'InvalidProgramId', (stage) => {
    const [sound, position] = place(stage);
    return { forged: [withAccount(sound, position, fake(stage))], sound: [sound] };
  });
}

/** It answers that it has paid, and has not. */
const yesMan = (): Uint8Array => COMPUTE_BUDGET_PROGRAM;
const probe = (): Uint8Array => PROBE_PROGRAM;

export const FALSE_PROGRAM: CraftedAttack = {
  id: 'X07',
  title: 'False token program',
  description:
    'Brings a program of its own in the place of the token program; a weak program calls it and books the payment that it reports.',
  source: 'sealevel-attacks 5 (arbitrary CPI)',
  attempts: [
    replaced(
      'deposit-by-yes-man',
      'a program that always reports success, for the payment of a deposit',
      deposit,
      yesMan,
    ),
    replaced('fee-by-yes-man', 'a program that always reports success, for the payment of a debate fee', fee, yesMan),
    replaced('budget-by-yes-man', 'a program that always reports success, for the payment of a budget', budget, yesMan),
    replaced('bond-by-yes-man', 'a program that always reports success, for the payment of a bond', bond, yesMan),
    replaced('deposit-by-probe', 'the probe program, for the payment of a deposit', deposit, probe),
    replaced('unstake-by-probe', "the probe program, to be handed the stake vault's signature", leave, probe),
    replaced(
      'claim-by-copy',
      "a copy of the staking program, to be handed the reward vault's signature",
      claim,
      (stage) => stage.forkProgramId,
    ),
    replaced('claim-by-itself', 'the staking program itself as the token program', claim, ({ at }) => at.programId),
    replaced('deposit-by-token-2022', 'the Token-2022 program', deposit, () => TOKEN_2022_PROGRAM),
    replaced('deposit-by-system', 'the system program as the token program', deposit, () => SYSTEM_PROGRAM),
    replaced('inflation-by-probe', "the probe program, to be handed the mint authority's signature", inflation, probe),
    replaced(
      'bond-account-by-yes-man',
      'a program that always reports success as the system program',
      accountOfBond,
      yesMan,
    ),
  ],
};
