// The look of the app: Ant Design tokens from the palette, and the same colours as CSS variables.
import { type ThemeConfig, theme } from 'antd';
import { PALETTES, type Palette, type ThemeName } from './palette.ts';

const FONT = [
  '-apple-system',
  'BlinkMacSystemFont',
  "'Segoe UI'",
  "'PingFang SC'",
  "'HarmonyOS Sans SC'",
  "'Microsoft YaHei UI'",
  "'Microsoft YaHei'",
  "'Noto Sans SC'",
  "'Noto Sans CJK SC'",
  'system-ui',
  'sans-serif',
].join(', ');

const MONO = "'SF Mono', 'JetBrains Mono', 'Cascadia Mono', Consolas, 'PingFang SC', monospace";

function seeds(palette: Palette): NonNullable<ThemeConfig['token']> {
  return {
    colorPrimary: palette.accent,
    colorInfo: palette.accent,
    colorLink: palette.accent,
    colorSuccess: palette.good,
    colorWarning: palette.warn,
    colorError: palette.bad,
    // Ant would derive muddy ones from seeds as dark as ours.
    colorInfoBg: palette.accentSoft,
    colorSuccessBg: palette.goodSoft,
    colorWarningBg: palette.warnSoft,
    colorErrorBg: palette.badSoft,
    colorInfoBorder: palette.lineStrong,
    colorSuccessBorder: palette.lineStrong,
    colorWarningBorder: palette.lineStrong,
    colorErrorBorder: palette.lineStrong,
    colorBgLayout: palette.page,
    colorBgContainer: palette.card,
    colorBgElevated: palette.raised,
    colorBorder: palette.lineStrong,
    colorBorderSecondary: palette.line,
    colorSplit: palette.line,
    colorText: palette.text,
    colorTextHeading: palette.text,
    colorTextSecondary: palette.muted,
    colorTextTertiary: palette.faint,
    colorTextDescription: palette.muted,
    colorTextPlaceholder: palette.faint,
    fontFamily: FONT,
    fontFamilyCode: MONO,
    fontSize: 14,
    borderRadius: 7,
    borderRadiusLG: 10,
    borderRadiusSM: 5,
    controlHeight: 34,
    wireframe: false,
    motionDurationMid: '0.14s',
    motionDurationSlow: '0.2s',
  };
}

/** Tokens for `ConfigProvider`. `calm`: no motion, for those who asked their system for less. */
export function themeOf(name: ThemeName, calm: boolean): ThemeConfig {
  const palette = PALETTES[name];
  return {
    algorithm: name === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: { ...seeds(palette), motion: !calm },
    components: {
      Layout: { headerBg: palette.card, siderBg: palette.page, bodyBg: palette.page },
      Table: {
        headerBg: palette.card,
        headerColor: palette.muted,
        headerSplitColor: 'transparent',
        headerSortActiveBg: palette.card,
        headerSortHoverBg: palette.sunken,
        bodySortBg: 'transparent',
        rowHoverBg: palette.sunken,
        borderColor: palette.line,
        cellPaddingBlockSM: 8,
        cellPaddingInlineSM: 10,
      },
      Card: { bodyPadding: 18, headerHeight: 46, headerFontSize: 14.5 },
      Tabs: { horizontalItemPadding: '10px 2px', horizontalItemGutter: 24, horizontalMargin: '0' },
      Button: {
        primaryColor: name === 'dark' ? palette.page : '#ffffff',
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
      },
      Segmented: { trackBg: palette.sunken, itemSelectedBg: palette.raised },
      Tooltip: { colorBgSpotlight: name === 'dark' ? '#2b323d' : '#20262f' },
    },
  };
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);

/** `--kj-*` declarations of one theme, for every style sheet of src/ui. */
export function cssVariables(name: ThemeName): string {
  const palette = PALETTES[name];
  const single = Object.entries(palette)
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    .map(([key, value]) => `--kj-${kebab(key)}:${value}`);
  const heat = palette.heat.map((value, at) => `--kj-heat-${at}:${value}`);
  const series = palette.series.map((value, at) => `--kj-series-${at}:${value}`);
  return [...single, ...heat, ...series, `--kj-font:${FONT}`, `--kj-mono:${MONO}`].join(';');
}
