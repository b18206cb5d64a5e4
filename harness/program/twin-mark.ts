/** What the program of a vulnerable twin holds, before the name of its feature. */
const MARK = 'ACTSIM VULNERABLE TWIN ';
const NAME = /^vuln-[a-z]\d\d/;
const NAME_BYTES = 8;

/** The twin that a program says it is, such as `vuln-r01`; empty if it bears the mark without a name, undefined without one. */
export function readTwinMark(elf: Uint8Array): string | undefined {
  const bytes = Buffer.from(elf.buffer, elf.byteOffset, elf.byteLength);
  const at = bytes.indexOf(MARK, 0, 'latin1');
  if (at < 0) return undefined;
  const start = at + MARK.length;
  return NAME.exec(bytes.toString('latin1', start, start + NAME_BYTES))?.[0] ?? '';
}
