import { Button, Group, Menu, useMantineColorScheme } from '@mantine/core';
import { Languages, Monitor, Moon, Sun } from 'lucide-react';
import { type ReactNode, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { followContrast, raiseContrast, shownContrast } from '../../lib/contrast';
import { LANGUAGES, type Language } from '../../lib/i18n/language';
import { useLanguage } from '../../lib/i18n/useLanguage';
import { useLanguageSwitch } from './useLanguageSwitch';

const SCHEMES = [
  { scheme: 'auto', Icon: Monitor },
  { scheme: 'light', Icon: Sun },
  { scheme: 'dark', Icon: Moon },
] as const;

/** A language is always written in itself. */
const OWN_NAMES: Record<Language, string> = { fr: 'Français', en: 'English' };

/** Language and colours of this device; a signed-in person's language is kept with the account too. */
export function ScreenSwitches(): ReactNode {
  const { t } = useTranslation('app');
  const language = useLanguage();
  const switchTo = useLanguageSwitch();
  const isRaised = useSyncExternalStore(followContrast, shownContrast);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const SchemeIcon = SCHEMES.find(({ scheme }) => scheme === colorScheme)?.Icon ?? Monitor;
  return (
    <Group gap={4} grow>
      <Menu position="top-start">
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            size="xs"
            leftSection={<Languages size={15} aria-hidden />}
            aria-label={t('language.choose', { current: OWN_NAMES[language] })}
          >
            {language.toUpperCase()}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.RadioGroup value={language}>
            {LANGUAGES.map((each) => (
              <Menu.RadioItem key={each} value={each} lang={each} closeMenuOnClick onChange={() => void switchTo(each)}>
                {OWN_NAMES[each]}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
        </Menu.Dropdown>
      </Menu>
      <Menu position="top-end">
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            size="xs"
            leftSection={<SchemeIcon size={15} aria-hidden />}
            aria-label={t('scheme.choose', { current: t(`scheme.${colorScheme}`) })}
          >
            {t(`scheme.${colorScheme}`)}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.RadioGroup value={colorScheme}>
            {SCHEMES.map(({ scheme }) => (
              <Menu.RadioItem key={scheme} value={scheme} closeMenuOnClick onChange={() => setColorScheme(scheme)}>
                {t(`scheme.${scheme}`)}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.CheckboxItem checked={isRaised} closeMenuOnClick onChange={raiseContrast}>
            {t('scheme.contrast')}
          </Menu.CheckboxItem>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
