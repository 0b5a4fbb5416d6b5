import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** Deep water of an alpine lake: the colour of actions and of where one is. */
const lake: MantineColorsTuple = [
  '#edf7f7', '#d6ebec', '#b0d8da', '#84c1c6', '#5aa9b0',
  '#3a919a', '#267983', '#18646e', '#0d4f59', '#083d46',
];

/** Rope and lantern: what needs attention soon. */
const lantern: MantineColorsTuple = [
  '#fff4e3', '#ffe6c4', '#fcce92', '#f7b35c', '#f2a33a',
  '#d98416', '#b9690a', '#9c5506', '#7f4405', '#653505',
];

/** Larch in summer: covered, done, proved. */
const larch: MantineColorsTuple = [
  '#eef7ee', '#d9eed9', '#b3dcb5', '#88c68d', '#60af68',
  '#43974d', '#307d3b', '#24682f', '#195325', '#10411b',
];

/** Brick: missing, refused, lost. */
const brick: MantineColorsTuple = [
  '#fdf0ee', '#fadcd7', '#f3b6ad', '#ea8c80', '#e06a5c',
  '#cf4a3b', '#b6382b', '#9b2c21', '#802219', '#661a13',
];

/** Slate: text, lines and quiet surfaces in light; the slight blue-green keeps greys of one family. */
const gray: MantineColorsTuple = [
  '#f6f8f8', '#edf1f1', '#dfe6e6', '#cbd5d6', '#abb8ba',
  '#839294', '#5e6e71', '#445356', '#2e3b3e', '#1b2527',
];

const dark: MantineColorsTuple = [
  '#dfe6e7', '#b9c4c6', '#94a3a5', '#6d7d80', '#435154',
  '#313d40', '#232d30', '#192123', '#121819', '#0b0f10',
];

export const theme = createTheme({
  colors: { lake, lantern, larch, brick, gray, dark },
  primaryColor: 'lake',
  primaryShade: { light: 8, dark: 7 },
  autoContrast: true,
  black: '#16201f',
  fontFamily: "'Source Sans 3 Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SFMono-Regular', Menlo, Consolas, monospace",
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '1rem', lg: '1.125rem', xl: '1.3125rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  headings: {
    fontFamily: "'Bricolage Grotesque Variable', 'Source Sans 3 Variable', system-ui, sans-serif",
    fontWeight: '620',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.2' },
      h2: { fontSize: '1.25rem', lineHeight: '1.3' },
      h3: { fontSize: '1.0625rem', lineHeight: '1.35' },
    },
  },
  defaultRadius: 'md',
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '10px', xl: '16px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Anchor: { defaultProps: { underline: 'hover' } },
    Badge: { defaultProps: { variant: 'light', radius: 'sm', tt: 'none', fw: 600, fz: '0.8125rem', h: 'auto', mih: '1.5rem' } },
    // Lists of choices stand beside their field, inside its landmark, not at the end of the page.
    Combobox: { defaultProps: { withinPortal: false } },
    DrawerHeader: { defaultProps: { role: 'none' } },
    // Hints stand under the field, so that fields side by side line up.
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    Menu: { defaultProps: { withinPortal: false, withInitialFocusPlaceholder: false } },
    Modal: { defaultProps: { centered: true, radius: 'lg' } },
    ModalTitle: { defaultProps: { fw: 650, fz: 'lg' } },
    // A <header> in a dialog would count as a second banner of the page.
    ModalHeader: { defaultProps: { role: 'none' } },
    Paper: { defaultProps: { radius: 'lg' } },
    Tooltip: { defaultProps: { openDelay: 250, withArrow: true } },
  },
});

/** Surfaces and lines that Mantine has no name for; components use these and no raw colour. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#fbfcfc',
    '--mantine-color-dimmed': gray[6],
    '--mantine-color-error': brick[7],
    '--mantine-color-anchor': lake[8],
    '--mantine-color-placeholder': gray[6],
    '--surface': '#ffffff',
    '--surface-quiet': gray[0],
    '--surface-nav': '#f1f6f6',
    '--line': gray[2],
    '--line-strong': gray[3],
    '--accent': lake[8],
    '--accent-quiet': lake[0],
    '--signal': lantern[7],
    '--signal-quiet': lantern[0],
    '--good': larch[7],
    '--good-quiet': larch[0],
    '--bad': brick[7],
    '--bad-quiet': brick[0],
  },
  dark: {
    '--mantine-color-body': dark[7],
    '--mantine-color-dimmed': dark[2],
    '--mantine-color-error': brick[3],
    '--mantine-color-anchor': lake[3],
    '--mantine-color-placeholder': dark[2],
    '--surface': dark[6],
    '--surface-quiet': '#1e272a',
    '--surface-nav': dark[8],
    '--line': dark[5],
    '--line-strong': dark[4],
    '--accent': lake[3],
    '--accent-quiet': '#12333a',
    '--signal': lantern[3],
    '--signal-quiet': '#3a2a10',
    '--good': larch[3],
    '--good-quiet': '#16301b',
    '--bad': brick[3],
    '--bad-quiet': '#3d1b17',
  },
});
