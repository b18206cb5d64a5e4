import { TRIAL_TOKEN } from '../../genesis/trial-plan.ts';
import type { Instruction } from '../../program/message.ts';
import type { Wallet } from '../../wallet.ts';
import type { CraftedAttack, CraftedAttempt } from '../crafted-attack.ts';
import { type CraftedStage, YES } from '../crafted-stage.ts';
import { withAccount, withoutSignature } from '../forged-call.ts';
import { refusedAttempt } from './refused-attempt.ts';

/** Every such call has its signer first. */
const SIGNER = 0;

/** Who should have signed, and the call. */
type SignedCall = (stage: CraftedStage) => readonly [Wallet, Instruction];

/** The account is there, its signature is not; the thief pays the fee. */
function unsigned(name: string, who: string, call: SignedCall): CraftedAttempt {
  return refusedAttempt(name, `${who}, who did not sign`, 'AccountNotSigner', (stage) => {
    const [wallet, sound] = call(stage);
    return { forged: [withoutSignature(sound, SIGNER)], soundSigners: [wallet], sound: [sound] };
  });
}

/** The thief signs in the place of the one who has the right. */
function usurped(name: string, role: string, error: string, call: SignedCall): CraftedAttempt {
  return refusedAttempt(name, `the thief's signature in the place of the ${role}'s`, error, (stage) => {
    const [wallet, sound] = call(stage);
    return { forged: [withAccount(sound, SIGNER, stage.thief.owner)], soundSigners: [wallet], sound: [sound] };
  });
}

const claim: SignedCall = ({ staking, victim }) => [victim.wallet, staking.claimRewards(victim, [])];
const pause: SignedCall = ({ roles, guardian }) => [guardian, roles.pause(guardian.address, 1, 60)];
const veto: SignedCall = ({ roles, guardian, proposal }) => [guardian, roles.vetoProposal(guardian.address, proposal)];
const setGuardian: SignedCall = ({ roles, operator, thief }) => [
  operator.wallet,
  roles.setGuardian(operator.owner, thief.owner),
];
const proposeAuthority: SignedCall = ({ roles, operator, thief }) => [
  operator.wallet,
  roles.proposeAuthority(operator.owner, thief.owner),
];
const attest: SignedCall = ({ roles, attestor, at, thief }) => [
  attestor,
  roles.attest(attestor.address, thief.owner, at.attestation(thief.owner)),
];

export const MISSING_SIGNER: CraftedAttack = {
  id: 'X01',
  title: 'Missing signer',
  description: 'Names an owner or a role who did not sign; a weak program lets everybody act for everybody.',
  source: 'sealevel-attacks 0 (signer authorization)',
  attempts: [
    unsigned('claim', 'the victim as owner of a claim', claim),
    unsigned('unstake', 'the victim as owner of an exit', (stage) => [
      stage.victim.wallet,
      stage.leaveCall(stage.victim, 1_000n * TRIAL_TOKEN),
    ]),
    unsigned('stake', 'the victim as payer of a deposit', ({ staking, victim }) => [
      victim.wallet,
      staking.stake(victim, 100n * TRIAL_TOKEN, 180),
    ]),
    unsigned('vote', 'the victim as voter', ({ ballots, victim, proposal }) => [
      victim.wallet,
      ballots.castVote(victim, proposal, YES),
    ]),
    unsigned('fund', 'the operator as payer of a budget', ({ staking, operator }) => [
      operator.wallet,
      staking.fundRewards(operator.owner, operator.tokenAccount, TRIAL_TOKEN),
    ]),
    unsigned('pause', 'the guardian', pause),
    unsigned('veto', 'the guardian', veto),
    unsigned('propose-authority', 'the authority', proposeAuthority),
    unsigned('set-guardian', 'the authority', setGuardian),
    unsigned('attest', 'the attestor', attest),
    usurped('claim-as-thief', 'owner', 'WrongOwner', claim),
    usurped('pause-as-thief', 'guardian', 'NotGuardian', pause),
    usurped('veto-as-thief', 'guardian', 'NotGuardian', veto),
    usurped('propose-authority-as-thief', 'authority', 'NotAuthority', proposeAuthority),
    usurped('set-guardian-as-thief', 'authority', 'NotAuthority', setGuardian),
    usurped('attest-as-thief', 'attestor', 'NotAttestor', attest),
  ],
};
