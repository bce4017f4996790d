import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** The library wants ten shades; the tokens override what it makes of them, so that the accent is written in one place. */
const petrol: MantineColorsTuple = [
  '#E2EFF1',
  '#C9E1E5',
  '#A8CDD4',
  '#86B4BC',
  '#5B97A2',
  '#337C89',
  '#0B5C6B',
  '#0A5260',
  '#084753',
  '#063842',
]; // prettier-ignore

export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: 6,
  colors: { petrol },
  fontFamily: 'var(--hb-font)',
  fontFamilyMonospace: 'var(--hb-font-mono)',
  defaultRadius: 4,
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: { defaultProps: { size: 'xs', variant: 'default' } },
    ActionIcon: { defaultProps: { size: 28, variant: 'subtle', color: 'gray' } },
    TextInput: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
    NativeSelect: { defaultProps: { size: 'xs' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    // The work area never scrolls as a whole; locking it would add a style element without a nonce.
    Modal: {
      defaultProps: {
        centered: true,
        lockScroll: false,
        transitionProps: { duration: 90 },
        // Its head is a <header> outside of the page's landmarks, and would be announced as a second banner.
        attributes: { header: { role: 'presentation' } },
      },
    },
  },
});
