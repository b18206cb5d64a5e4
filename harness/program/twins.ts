import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SimError } from '#sim/core/errors/sim-error.ts';
import { loadProgramArtifacts, type ProgramArtifacts, readProgram } from './artifacts.ts';
import { readTwinMark } from './twin-mark.ts';

/** The committed builds of `programs/staking` with a flaw put back. */
export const DEFAULT_TWINS_DIR = fileURLToPath(new URL('../../programs/staking/twins/', import.meta.url));

/** A build of the staking program with one known flaw. */
export interface Twin {
  /** The cargo feature, also the folder's name. */
  readonly name: string;
  /** Of the catalogue of attacks. */
  readonly attack: string;
  /** What it permits. */
  readonly flaw: string;
  /** What the real program does instead. */
  readonly instead: string;
}

/** Every twin there is. */
export const TWINS = [
  {
    name: 'vuln-r01',
    attack: 'R01',
    flaw: 'A deposit earns the tick of its own day: staked seconds before midnight, it takes a full share and leaves.',
    instead: 'A deposit earns from the next day on; one that only spans midnights earns nothing.',
  },
  {
    name: 'vuln-r02',
    attack: 'R02',
    flaw: 'A deposit earns the tick of its own day while its weight is not in the total of that day: more is paid than budgeted.',
    instead: 'A weight is in the total of every day that it earns.',
  },
  {
    name: 'vuln-r03',
    attack: 'R03',
    flaw: 'A stake is accepted while days are open, dated back to the first of them, and shares in those that are closed after it.',
    instead: 'Refuses a stake until every ended day is closed: PoolNotRolled.',
  },
  {
    name: 'vuln-r04',
    attack: 'R04',
    flaw: 'A top-up or an extended lock earns at its new weight since the account was last settled.',
    instead: 'Settles before a weight changes; a new deposit or an extension counts from the next day on.',
  },
  {
    name: 'vuln-r08',
    attack: 'R08',
    flaw: 'Each settlement rounds the reward up to a base unit and keeps the fraction; the penalty is rounded down.',
    instead: 'Floors rewards and carries the fraction once; the penalty is rounded up.',
  },
  {
    name: 'vuln-r10',
    attack: 'R10',
    flaw: 'Inflation is counted by the year since genesis, as often a week as anyone calls: twice 5% around a turn of the year.',
    instead:
      'Mints once a week, and at most 5% of the supply in any 365 days: AlreadyMintedThisWeek, InflationCapExceeded.',
  },
  {
    name: 'vuln-r12',
    attack: 'R12',
    flaw: 'A booster never ends.',
    instead: 'Schedules its end when it is granted; the weight drops on that day without a call.',
  },
  {
    name: 'vuln-r14',
    attack: 'R14',
    flaw: 'Compounded rewards become stake above the cap of one owner.',
    instead: 'Stakes up to the cap and pays the rest out.',
  },
  {
    name: 'vuln-l01',
    attack: 'L01',
    flaw: 'An exit is open to those whose vote or own proposal is still live.',
    instead: 'Keeps voters until voting is over and proposers until the bond is back: VoteLocked, ProposerLocked.',
  },
  {
    name: 'vuln-l02',
    attack: 'L02',
    flaw: 'A deposit beside a running lock of the same length leaves with that one, at the full weight of a new lock.',
    instead: 'Gives each deposit its own lock of the full length: StillLocked.',
  },
  {
    name: 'vuln-l03',
    attack: 'L03',
    flaw: 'Weight and voting power keep the multiplier of a lock that has ended.',
    instead: 'Drops the boost after the last day of the lock, without a call.',
  },
  {
    name: 'vuln-g01',
    attack: 'G01',
    flaw: 'Votes and proposals count what is staked at the moment, however new: no snapshot, no seasoning.',
    instead: 'Counts stakes of before the snapshot and the seasoning: NoPowerAtSnapshot, BelowMinProposalStake.',
  },
  {
    name: 'vuln-g04',
    attack: 'G04',
    flaw: 'A quorum that comes in the last second does not prolong voting.',
    instead: 'Prolongs voting by the late hours, once.',
  },
  {
    name: 'vuln-g05',
    attack: 'G05',
    flaw: 'A voter may leave at once, and the same tokens vote again from the next wallet (vuln-l01 and vuln-g01 together).',
    instead: 'Keeps voters until voting is over, and gives stakes of after the snapshot no vote.',
  },
  {
    name: 'vuln-g06',
    attack: 'G06',
    flaw: 'Quorum is a share of the power at the time of the count, so stakes and exits after the activation move it.',
    instead: 'Takes quorum from the power at the snapshot.',
  },
  {
    name: 'vuln-g12',
    attack: 'G12',
    flaw: 'Buybacks have neither a highest price nor a weekly cap.',
    instead: 'Refuses both: BuybackPriceOutOfRange, BuybackCapExceeded.',
  },
  {
    name: 'vuln-g14',
    attack: 'G14',
    flaw: 'Proposals cost no bond, an owner may have any number of them, and voting on any of them earns the booster.',
    instead: 'Takes a bond, allows one live proposal an owner, and counts proposals that reached quorum.',
  },
  {
    name: 'vuln-s02',
    attack: 'S02',
    flaw: 'Square-root votes are counted for every wallet, whatever the parameter for attestations says.',
    instead: 'Counts them for attested owners only: NotAttested.',
  },
  {
    name: 'vuln-p01',
    attack: 'P01',
    flaw: 'A queued proposal is executed at once.',
    instead: 'Refuses before the timelock has run: TimelockActive.',
  },
  {
    name: 'vuln-p02',
    attack: 'P02',
    flaw: 'A pause of stakes stops exits, claims and tickets as well.',
    instead: 'Has no bit of a pause for exits, claims and tickets.',
  },
] as const satisfies readonly Twin[];

/** Name of a twin: what `--build` takes. */
export type TwinName = (typeof TWINS)[number]['name'];

/** Names of all twins, in the order of the list. */
export const TWIN_NAMES: readonly TwinName[] = TWINS.map(({ name }) => name);

/** A longer name is cut before it is compared and shown. */
const MAX_COMPARED = 40;

/** The twin that a mistyped name most likely means: the first of those that share most of the id's beginning. */
function nearestTwin(name: string): TwinName {
  const id = name
    .toLowerCase()
    .replace(/^vuln[-_ ]?/, '')
    .replace(/^([a-z])(\d)$/, '$10$2');
  const wanted = `vuln-${id}`;
  const shared = (twin: TwinName): number => {
    const end = [...twin].findIndex((letter, at) => letter !== wanted[at]);
    return end < 0 ? twin.length : end;
  };
  return TWIN_NAMES.reduce((best, twin) => (shared(twin) > shared(best) ? twin : best));
}

/**
 * A twin's program with the interface of the real one. Throws `PROGRAM__TWIN_UNKNOWN` for a name that none has,
 * `PROGRAM__TWIN_MARK` for a program that does not say it is this twin, and as `loadProgramArtifacts`.
 */
export function loadTwinArtifacts(name: string, twinsDir: string = DEFAULT_TWINS_DIR): ProgramArtifacts {
  if (!TWINS.some((twin) => twin.name === name)) {
    const cut = name.slice(0, MAX_COMPARED);
    throw new SimError('PROGRAM__TWIN_UNKNOWN', { name: cut, nearest: nearestTwin(cut), known: TWIN_NAMES });
  }
  const program = readProgram(join(twinsDir, name));
  const found = readTwinMark(program.elf);
  if (found !== name) {
    throw new SimError('PROGRAM__TWIN_MARK', { file: program.elfFile, expected: name, found: found ?? 'no mark' });
  }
  return { ...loadProgramArtifacts(), ...program };
}
