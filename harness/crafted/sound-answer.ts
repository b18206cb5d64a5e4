/** Classes of forged accounts and calls; group X of docs/explanation/threat-model.md. */
export type CraftedAttackId = 'X01' | 'X02' | 'X03' | 'X04' | 'X05' | 'X06' | 'X07' | 'X08' | 'X09' | 'X10';

/** What a sound program answers. */
export type SoundAnswer =
  /** It refuses, with one of these names, and nothing has moved or changed. */
  | { readonly kind: 'refuses'; readonly errors: readonly string[] }
  /** It accepts every transaction within so many compute units, and the thief is no richer. */
  | { readonly kind: 'accepts'; readonly maxComputeUnits: number };
