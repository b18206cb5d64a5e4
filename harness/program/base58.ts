const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const VALUES = new Map(ALPHABET.split('').map((letter, value) => [letter, BigInt(value)]));
const BASE = 58n;

/** Address text to its 32 bytes. Undefined when the text is no base58 of exactly 32 bytes. */
export function decodeAddress(text: string): Uint8Array | undefined {
  let value = 0n;
  for (const letter of text) {
    const digit = VALUES.get(letter);
    if (digit === undefined) return undefined;
    value = value * BASE + digit;
  }
  const bytes = new Uint8Array(32);
  for (let i = 31; i >= 0; i -= 1) {
    bytes[i] = Number(value & 0xffn);
    value >>= 8n;
  }
  // The canonical text is unique, so anything too long, too short or oddly padded shows here.
  return value === 0n && encodeAddress(bytes) === text ? bytes : undefined;
}

/** 32 bytes to their base58 text. */
export function encodeAddress(bytes: Uint8Array): string {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  let text = '';
  while (value > 0n) {
    text = ALPHABET.charAt(Number(value % BASE)) + text;
    value /= BASE;
  }
  for (const byte of bytes) {
    if (byte !== 0) break;
    text = `1${text}`;
  }
  return text;
}
