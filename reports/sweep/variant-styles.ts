import { SERIES_STYLES } from '../charts/theme.ts';

/** Beyond the colours of a run's charts: as dark on white, and told apart by their dashes as well. */
const MORE_STYLES = [
  { colour: '#7a5c00', dash: [10, 2] },
  { colour: '#5b4ba0', dash: [4, 2, 1, 2] },
  { colour: '#3f6f6f', dash: [1, 2] },
  { colour: '#a12b3a', dash: [10, 3, 1, 3, 1, 3] },
] as const;

const STYLES = [...SERIES_STYLES, ...MORE_STYLES];

/** What the further colours become on a dark page. */
export const MORE_DARK_COLOURS: Readonly<Record<string, string>> = {
  '#7a5c00': '#d9b84a',
  '#5b4ba0': '#a99be8',
  '#3f6f6f': '#86bdbd',
  '#a12b3a': '#ef8a95',
};

/** Colour and dash of a variant by its position; they begin again after the last. */
export function variantStyle(index: number): { readonly colour: string; readonly dash: readonly number[] } {
  return STYLES[index % STYLES.length] ?? SERIES_STYLES[0];
}

/** A band hides others less, the more there are. */
export function bandOpacity(variants: number): number {
  return variants <= 2 ? 0.2 : variants <= 4 ? 0.14 : 0.07;
}
