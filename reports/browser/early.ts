import { applyTheme, storedTheme } from './theme.ts';

// Runs before the page is drawn, so that it never flashes in the other theme, and shows what needs a script.
document.documentElement.classList.add('scripted');
applyTheme(storedTheme());
