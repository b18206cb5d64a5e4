import { SECONDS_PER_DAY } from '#sim/core/units.ts';
import { MAX_TICK_SECONDS, MAX_TICKS } from '../schema/limits.ts';
import { formatDuration } from '../schema/quantities.ts';
import type { Finding, ScenarioDraft } from './finding.ts';

export function checkTime({ tick, horizon }: ScenarioDraft): readonly Finding[] {
  if (tick === undefined) return [];
  if (SECONDS_PER_DAY % tick !== 0 && tick !== MAX_TICK_SECONDS) {
    return [
      {
        path: ['tick'],
        expected: 'a tick of which a whole number makes a day, or one week, so that every week begins on a tick',
        found: formatDuration(tick),
        hint: 'use 1h, 2h, 3h, 4h, 6h, 8h, 12h, 1d or 7d',
      },
    ];
  }
  if (horizon === undefined) return [];
  const found = formatDuration(horizon);
  const ticks = Math.floor(horizon / tick);
  if (horizon % tick !== 0) {
    const around = (ticks === 0 ? [1] : [ticks, ticks + 1]).map((count) => formatDuration(count * tick));
    const expected = `a whole number of ticks of ${formatDuration(tick)}`;
    return [{ path: ['horizon'], expected, found, hint: `use ${around.join(' or ')}` }];
  }
  if (ticks <= MAX_TICKS) return [];
  const expected = `at most ${MAX_TICKS} ticks of ${formatDuration(tick)}`;
  return [{ path: ['horizon'], expected, found: `${found}, which is ${ticks} ticks`, hint: 'choose a longer tick' }];
}
