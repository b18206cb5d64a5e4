import type { GovernanceState } from '#sim/ports/governance-states.ts';
import { accountDiscriminator, openAccount, readBytes32, readU16s, readU32s } from './account-bytes.ts';

/** Size with the 8-byte discriminator. */
export const GOVERNANCE_BYTES = 8 + 552;

const KINDS = 4;
const PROPOSAL_SLOTS = 16;
const REMEMBERED = 8;
const DEFEATED_BYTES = 16;
const DISCRIMINATOR = accountDiscriminator('Governance');

/** Offsets in `Governance`, from the end of the discriminator. */
const AT = {
  minProposalStake: 96,
  minVoteStake: 104,
  bond: 112,
  vetoUntil: 120,
  quorumBps: 128,
  approvalBps: 136,
  votingDays: 144,
  timelockDays: 146,
  graceDays: 148,
  seasoningDays: 150,
  lateHours: 152,
  powerCapBps: 154,
  cooldownDays: 156,
  quadraticMode: 158,
  quadraticAttested: 159,
  proposalCount: 160,
  quorumCount: 164,
  quorumIds: 168,
  slots: 200,
  defeated: 264,
  defeatedCount: 392,
  executedCount: 400,
  upgradeHash: 416,
} as const;

/** The governance account. Throws `PROGRAM__LAYOUT_MISMATCH` for bytes of another size or type. */
export function decodeGovernance(data: Uint8Array): GovernanceState {
  const view = openAccount('Governance', data, GOVERNANCE_BYTES, DISCRIMINATOR);
  const u16 = (offset: number): number => view.getUint16(offset, true);
  const u32 = (offset: number): number => view.getUint32(offset, true);
  return {
    minProposalStakeBaseUnits: view.getBigUint64(AT.minProposalStake, true),
    minVoteStakeBaseUnits: view.getBigUint64(AT.minVoteStake, true),
    bondBaseUnits: view.getBigUint64(AT.bond, true),
    vetoUntilUnixSeconds: view.getBigInt64(AT.vetoUntil, true),
    quorumBps: readU16s(view, AT.quorumBps, KINDS),
    approvalBps: readU16s(view, AT.approvalBps, KINDS),
    votingDays: u16(AT.votingDays),
    timelockDays: u16(AT.timelockDays),
    graceDays: u16(AT.graceDays),
    seasoningDays: u16(AT.seasoningDays),
    lateHours: u16(AT.lateHours),
    powerCapBps: u16(AT.powerCapBps),
    cooldownDays: u16(AT.cooldownDays),
    quadraticMode: view.getUint8(AT.quadraticMode),
    quadraticAttested: view.getUint8(AT.quadraticAttested) !== 0,
    proposalCount: u32(AT.proposalCount),
    quorumCount: u32(AT.quorumCount),
    quorumIds: readU32s(view, AT.quorumIds, REMEMBERED),
    slots: readU32s(view, AT.slots, PROPOSAL_SLOTS),
    defeated: Array.from({ length: REMEMBERED }, (_, slot) => {
      const at = AT.defeated + slot * DEFEATED_BYTES;
      return { hash: view.getBigUint64(at, true), day: u32(at + 8) };
    }),
    defeatedCount: u32(AT.defeatedCount),
    executedCount: readU32s(view, AT.executedCount, KINDS),
    upgradeHash: readBytes32(view, AT.upgradeHash),
  };
}
