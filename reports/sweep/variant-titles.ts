import type { SweepVariant } from './sweep-run.ts';

/** Titles are what lines and rows are told apart by: of two that are the same, each has its variant's name as well. */
export function titledApart<T extends Pick<SweepVariant, 'name' | 'title'>>(variants: readonly T[]): readonly T[] {
  return variants.map((variant) => {
    const isAlone = variants.filter(({ title }) => title === variant.title).length === 1;
    return isAlone ? variant : { ...variant, title: `${variant.title} (${variant.name})` };
  });
}
