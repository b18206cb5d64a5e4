import { type Arena, expectSame } from './arena.ts';
import { type Call, instructionOf, type Scene } from './call.ts';
import { casesOf } from './cases.ts';
import { OPEN_DAY } from './economy.ts';
import type { Tried } from './table.ts';

const ONE_O_CLOCK = 3_600;

/**
 * Tries all cases of a call on a fork of a scene, then its good version, which must be accepted. An acceptance is
 * only looked at, so that every case meets the same chain.
 */
export async function tryCall(scene: Scene, name: string, call: Call): Promise<readonly Tried[]> {
  const arena = await prepared(scene, call);
  const cases = await casesOf({ ...scene, arena }, instructionOf(name), call);
  const before = await arena.snapshot();
  const tried: Tried[] = [];
  for (const { row, column, instruction } of cases) {
    const accepted = await arena.accepts(instruction);
    const result = accepted ? 'accepted' : await arena.refuse(instruction, call.space);
    if (!accepted && result === 'accepted') throw new Error(`${row} ${column}: simulated otherwise`);
    tried.push({ row, column, result });
  }
  expectSame('all cases', before, await arena.snapshot());
  for (const variant of call.variants ?? []) {
    if (!(await arena.accepts(variant))) await demand(arena, 'a variant', variant);
  }
  await demand(arena, 'its good version', call.good);
  return tried;
}

/** What the cases of a call end in, without a look at what they leave behind. */
export async function namesOf(scene: Scene, name: string, call: Call): Promise<ReadonlySet<string>> {
  const arena = await prepared(scene, call);
  const names = new Set<string>();
  for (const { instruction } of await casesOf({ ...scene, arena }, instructionOf(name), call)) {
    if (!(await arena.accepts(instruction))) names.add(await arena.send([instruction], call.space));
  }
  return names;
}

/** A fork at the call's time, after what comes before it. */
async function prepared(scene: Scene, call: Call): Promise<Arena> {
  const arena = scene.arena.fork();
  const [day, second] = call.time ?? [OPEN_DAY, ONE_O_CLOCK];
  arena.setTime(day, second);
  for (const instruction of call.before ?? []) await demand(arena, 'what comes before it', instruction);
  return arena;
}

async function demand(arena: Arena, what: string, instruction: Call['good']): Promise<void> {
  const result = await arena.send([instruction]);
  if (result !== 'accepted') throw new Error(`${what} ended in ${result}`);
}
