// The colours of the app, light and dark: one accent, green for good, red and amber sparingly.

export interface Palette {
  readonly page: string;
  readonly card: string;
  readonly raised: string;
  readonly sunken: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly text: string;
  readonly muted: string;
  readonly faint: string;
  readonly accent: string;
  readonly accentSoft: string;
  readonly good: string;
  readonly goodSoft: string;
  readonly warn: string;
  readonly warnSoft: string;
  readonly bad: string;
  readonly badSoft: string;
  /** The buyer's and the agent's bubbles. */
  readonly bubbleBuyer: string;
  readonly bubbleAgent: string;
  /** Series colours of charts, told apart with colour-blindness too. */
  readonly series: readonly string[];
  /** From nothing to most, for heat maps. */
  readonly heat: readonly string[];
}

export type ThemeName = 'light' | 'dark';

const LIGHT: Palette = {
  page: '#f6f7f9',
  card: '#ffffff',
  raised: '#ffffff',
  sunken: '#f3f5f8',
  line: '#e7eaee',
  lineStrong: '#d5dae1',
  text: '#171c24',
  muted: '#566070',
  faint: '#667082',
  accent: '#1a62d6',
  accentSoft: '#eaf2fe',
  good: '#12734a',
  goodSoft: '#e6f5ed',
  warn: '#9a5200',
  warnSoft: '#fdf1de',
  bad: '#c22f26',
  badSoft: '#fdecea',
  bubbleBuyer: '#f0f2f5',
  bubbleAgent: '#e3eefd',
  series: ['#2f74e8', '#0f9d8f', '#d98a1f', '#8256d0', '#d6466f', '#5b7c99', '#6d9a1f', '#b3661e'],
  heat: ['#f3f6fb', '#d6e4fb', '#a9c8f6', '#6ea2ee', '#3a7be2', '#1c55b0'],
};

const DARK: Palette = {
  page: '#0e1116',
  card: '#161a21',
  raised: '#1c2129',
  sunken: '#11151b',
  line: '#262c36',
  lineStrong: '#39414d',
  text: '#e7eaef',
  muted: '#a3acb9',
  faint: '#8b95a4',
  accent: '#6ea8fe',
  accentSoft: '#16263f',
  good: '#4cc38a',
  goodSoft: '#12291f',
  warn: '#f0a63c',
  warnSoft: '#2e2110',
  bad: '#ff8178',
  badSoft: '#371a19',
  bubbleBuyer: '#232932',
  bubbleAgent: '#17305a',
  series: ['#6ea8fe', '#3ec6b5', '#f0b14e', '#b294f2', '#f2809f', '#9db4c9', '#a8cf5a', '#e09a5b'],
  heat: ['#171c24', '#17304f', '#1c4a80', '#2b69b8', '#4f92ea', '#9cc4fb'],
};

export const PALETTES: Readonly<Record<ThemeName, Palette>> = { light: LIGHT, dark: DARK };
