import { describe, expect, it } from 'vitest';
import { readTwinMark } from '#harness/program/twin-mark.ts';

const program = (text: string): Uint8Array => Buffer.from(`\u007fELF\0\0${text}\0\0`, 'latin1');

describe('harness/program/twin-mark', () => {
  it.each([
    ['ACTSIM VULNERABLE TWIN vuln-r01', 'vuln-r01'],
    // Texts lie side by side in a program, without an end.
    ['abcACTSIM VULNERABLE TWIN vuln-g12more', 'vuln-g12'],
    ['ACTSIM VULNERABLE TWIN vuln-x', ''],
    ['ACTSIM VULNERABLE TWIN ', ''],
    ['ACTSIM VULNERABLE', undefined],
    ['vuln-r01', undefined],
    ['', undefined],
  ])('reads %j as %j', (text, name) => {
    expect(readTwinMark(program(text))).toBe(name);
  });

  it('reads a part of a larger buffer only', () => {
    const all = program('ACTSIM VULNERABLE TWIN vuln-r01');
    expect(readTwinMark(all.subarray(8))).toBeUndefined();
    expect(readTwinMark(all.subarray(0, 20))).toBeUndefined();
    expect(readTwinMark(all.subarray(4))).toBe('vuln-r01');
  });
});
