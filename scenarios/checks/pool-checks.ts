import { MAX_BOOST_BPS } from '../schema/limits.ts';
import { formatAmount, formatMultiplier, formatPercentage } from '../schema/quantities.ts';
import type { Finding, ScenarioDraft } from './finding.ts';

/** Rules of the staking pool and its rewards that hold without the supply. */
export function checkPool(draft: ScenarioDraft): readonly Finding[] {
  return [...checkStakeLimits(draft), ...checkLocks(draft), ...checkInflation(draft), ...checkBoosters(draft)];
}

function checkStakeLimits({ token, staking }: ScenarioDraft): readonly Finding[] {
  if (token === undefined || staking === undefined) return [];
  const amount = (baseUnits: bigint): string => formatAmount(baseUnits, token.symbol, token.decimals);
  const findings: Finding[] = [];
  if (staking.min_stake > staking.max_stake) {
    findings.push({
      path: ['staking', 'min_stake'],
      expected: `at most staking.max_stake, ${amount(staking.max_stake)}`,
      found: amount(staking.min_stake),
    });
  }
  const one = 10n ** BigInt(token.decimals);
  if (staking.max_stake < one) {
    findings.push({
      path: ['staking', 'max_stake'],
      expected: `at least ${amount(one)}: the pool pays no rewards on less than one whole token`,
      found: amount(staking.max_stake),
    });
  }
  return findings;
}

function checkLocks({ staking }: ScenarioDraft): readonly Finding[] {
  const findings: Finding[] = [];
  for (const [index, lock] of (staking?.locks ?? []).entries()) {
    const before = staking?.locks[index - 1];
    const path = ['staking', 'locks', index];
    if (before === undefined) {
      if (lock.days !== 0) {
        findings.push({ path: [...path, 'days'], expected: '0 for the first lock', found: `${lock.days}` });
      }
      if (lock.multiplier !== 10_000) {
        const found = formatMultiplier(lock.multiplier);
        findings.push({ path: [...path, 'multiplier'], expected: '1.0x for the first lock', found });
      }
      continue;
    }
    if (lock.days <= before.days) {
      const expected = `more than the ${before.days} days of the lock above`;
      findings.push({ path: [...path, 'days'], expected, found: `${lock.days}` });
    }
    if (lock.multiplier < before.multiplier) {
      const expected = `at least the ${formatMultiplier(before.multiplier)} of the lock above`;
      findings.push({ path: [...path, 'multiplier'], expected, found: formatMultiplier(lock.multiplier) });
    }
  }
  return findings;
}

function checkInflation({ rewards }: ScenarioDraft): readonly Finding[] {
  const findings: Finding[] = [];
  for (const [index, inflation] of (rewards?.inflation ?? []).entries()) {
    if (rewards === undefined) continue;
    const path = ['rewards', 'inflation', index];
    const found = formatPercentage(inflation);
    if (inflation > rewards.inflation_cap) {
      findings.push({
        path,
        expected: `at most rewards.inflation_cap, ${formatPercentage(rewards.inflation_cap)}`,
        found,
      });
    }
    if (inflation > rewards.reward_rate) {
      const most = formatPercentage(rewards.reward_rate);
      findings.push({ path, expected: `at most rewards.reward_rate, ${most}: weeks pay no larger budgets`, found });
    }
  }
  return findings;
}

function checkBoosters({ rewards }: ScenarioDraft): readonly Finding[] {
  if (rewards === undefined) return [];
  const { active, long_term: longTerm, voting } = rewards.boosters;
  const sum = active + longTerm + voting;
  if (sum <= MAX_BOOST_BPS) return [];
  const expected = `active, long_term and voting to add up to at most ${formatPercentage(MAX_BOOST_BPS)}`;
  const parts = [active, longTerm, voting].map(formatPercentage);
  return [{ path: ['rewards', 'boosters'], expected, found: `${parts.join(' + ')} = ${formatPercentage(sum)}` }];
}
