import {
  ActionIcon,
  Button,
  ColorPicker,
  createTheme,
  Kbd,
  Menu,
  Modal,
  mergeMantineTheme,
  DEFAULT_THEME,
  MultiSelect,
  NumberInput,
  PasswordInput,
  Portal,
  SegmentedControl,
  Select,
  Textarea,
  TextInput,
  Tooltip,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';
import { appTexts } from '../texts/app-texts';

/** Blue-black of writing ink: white text on 6 and darker is at least 4.5:1. */
const ink: MantineColorsTuple = [
  '#eef2fb',
  '#dbe4f7',
  '#b7c9ee',
  '#90abe4',
  '#6f91dc',
  '#557bd2',
  '#4068c4',
  '#3257ad',
  '#284894',
  '#1e3a7d',
];

/** Warm greys, like paper; 6 is the quietest that text may be on the page (4.5:1). */
const gray: MantineColorsTuple = [
  '#f8f8f6',
  '#f2f2ef',
  '#e8e8e4',
  '#dcdcd7',
  '#c6c6c0',
  '#8d8d88',
  '#64656a',
  '#4b4d53',
  '#35373d',
  '#212329',
];

const dark: MantineColorsTuple = [
  '#dcdee2',
  '#b9bcc4',
  '#9a9eaa',
  '#70757f',
  '#42464f',
  '#33373f',
  '#282b32',
  '#1d1f25',
  '#17191e',
  '#101216',
];

const SYSTEM_FONT =
  "system-ui, -apple-system, 'Segoe UI', Roboto, Ubuntu, Cantarell, 'Noto Sans', 'DejaVu Sans', sans-serif";
const small = { defaultProps: { size: 'xs' } };

export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'auto',
  defaultRadius: 'md',
  fontFamily: SYSTEM_FONT,
  fontFamilyMonospace:
    "ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', Menlo, Consolas, monospace",
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  radius: { xs: '3px', sm: '5px', md: '7px', lg: '10px', xl: '16px' },
  headings: { fontFamily: SYSTEM_FONT, fontWeight: '620' },
  colors: { ink, gray, dark },
  components: {
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 'md' } }),
    Button: Button.extend(small),
    ColorPicker: ColorPicker.extend({ defaultProps: appTexts.colorPicker }),
    Kbd: Kbd.extend({ defaultProps: { size: 'xs' } }),
    Menu: Menu.extend({ defaultProps: { shadow: 'md', withInitialFocusPlaceholder: false } }),
    // The page itself never scrolls, so there is nothing to lock; locking would add a style element.
    Modal: Modal.extend({
      defaultProps: {
        lockScroll: false,
        overlayProps: { backgroundOpacity: 0.4 },
        centered: true,
        // There and gone with the key that asked for it: while a dialog fades, keys go to what a person does not mean.
        transitionProps: { duration: 0 },
      },
    }),
    NumberInput: NumberInput.extend(small),
    // Whatever floats over the page is still inside a landmark.
    Portal: Portal.extend({ defaultProps: { target: '#overlays' } }),
    PasswordInput: PasswordInput.extend(small),
    SegmentedControl: SegmentedControl.extend(small),
    // A list that opens by itself would cover the dialog that begins with it, and take its Escape.
    MultiSelect: MultiSelect.extend({ defaultProps: { size: 'xs', openOnFocus: false } }),
    Select: Select.extend({
      defaultProps: { size: 'xs', checkIconPosition: 'right', allowDeselect: false, openOnFocus: false },
    }),
    Textarea: Textarea.extend(small),
    TextInput: TextInput.extend(small),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 400, withArrow: false, transitionProps: { duration: 80 } },
    }),
  },
});

export const fullTheme = mergeMantineTheme(DEFAULT_THEME, theme);

/** Colours that Mantine has no name for; everything of ours uses these, never a shade directly. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-dimmed': '#64656a',
    '--mantine-color-placeholder': '#6f7075',
    '--mantine-color-error': '#b3261e',
    // Words on the `light` variant of a colour; Mantine's own are below 4.5:1.
    '--mantine-color-green-light-color': '#1c6430',
    '--mantine-color-teal-light-color': '#0a6350',
    '--mantine-color-yellow-light-color': '#7d4a00',
    '--mantine-color-orange-light-color': '#933500',
    '--mantine-color-red-light-color': '#a8231c',
    '--surface-app': '#f6f6f3',
    '--surface-panel': '#ffffff',
    '--surface-sunken': '#f1f1ed',
    '--surface-hover': '#ecece7',
    '--surface-selected': '#e4ebfa',
    '--line': '#e2e2dc',
    '--line-strong': '#c9c9c2',
    '--text-strong': '#1b1d22',
    '--text-quiet': '#5f6065',
    '--text-accent': '#2c4f9f',
    '--text-good': '#22683a',
    '--text-caution': '#8a5200',
    '--text-bad': '#a8231c',
    '--surface-good': '#e7f3ea',
    '--surface-caution': '#fbf0dc',
    '--surface-bad': '#fbe9e7',
  },
  dark: {
    '--mantine-color-body': '#1b1d22',
    '--mantine-color-dimmed': '#a0a4ae',
    '--mantine-color-placeholder': '#8f949f',
    '--mantine-color-error': '#ff9d95',
    '--surface-app': '#131519',
    '--surface-panel': '#1b1d22',
    '--surface-sunken': '#16181c',
    '--surface-hover': '#262930',
    '--surface-selected': '#26324d',
    '--line': '#2c2f37',
    '--line-strong': '#444852',
    '--text-strong': '#eceef2',
    '--text-quiet': '#a0a4ae',
    '--text-accent': '#a9c1f2',
    '--text-good': '#8fd3a4',
    '--text-caution': '#eab968',
    '--text-bad': '#ff9d95',
    '--surface-good': '#1b2f22',
    '--surface-caution': '#33290f',
    '--surface-bad': '#3a1e1c',
  },
});
