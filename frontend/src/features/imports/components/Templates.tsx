import { Button, Group } from '@mantine/core';
import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { templateAddress } from '../../../lib/addresses';
import { useLanguage } from '../../../lib/i18n/useLanguage';

/** Blank workbooks with drop-down lists and an example. */
export function Templates(): ReactNode {
  const { t } = useTranslation('imports');
  const language = useLanguage();
  return (
    <Group gap="xs">
      <Button
        component="a"
        href={templateAddress('calls', language)}
        download
        variant="default"
        leftSection={<Download size={16} aria-hidden />}
      >
        {t('templates.calls')}
      </Button>
      <Button
        component="a"
        href={templateAddress('capabilities', language)}
        download
        variant="default"
        leftSection={<Download size={16} aria-hidden />}
      >
        {t('templates.capabilities')}
      </Button>
    </Group>
  );
}
