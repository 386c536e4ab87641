import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import { IconButton } from '../components/icon-button';
import { appTexts } from '../texts/app-texts';

/** Light and dark, one press away; Settings has "as the system". */
export function ThemeButton() {
  const { toggle, scheme } = useThemeToggle();
  return (
    <IconButton label={appTexts.commands.theme} tooltipSide="left" onClick={toggle}>
      {scheme === 'dark' ? <IconSun size={17} /> : <IconMoon size={17} />}
    </IconButton>
  );
}

export function useThemeToggle() {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  return { scheme, toggle: () => setColorScheme(scheme === 'dark' ? 'light' : 'dark') };
}
