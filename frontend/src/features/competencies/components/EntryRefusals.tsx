import { Alert, Button, Stack, Text } from '@mantine/core';
import { History } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FormErrors } from '../../../components/fields/FormErrors';
import type { UserError } from '../../../lib/graphql/userErrors';

interface EntryRefusalsProps {
  readonly errors: readonly UserError[];
  /** Puts what is stored now into the form. */
  readonly onReload: () => void;
}

/** Errors above the form; when somebody else was faster, a way to start from what is stored. */
export function EntryRefusals({ errors, onReload }: EntryRefusalsProps): ReactNode {
  const { t } = useTranslation('competencies');
  const isStale = errors.some(({ code }) => code === 'STALE_VERSION');
  return (
    <>
      <FormErrors errors={errors.filter(({ code }) => code !== 'STALE_VERSION')} />
      {isStale && (
        <Alert role="alert" color="lantern" icon={<History size={18} aria-hidden />} title={t('stale')}>
          <Stack gap="xs" align="flex-start">
            <Text size="sm">{t('staleText')}</Text>
            <Button size="xs" variant="default" onClick={onReload}>
              {t('reload')}
            </Button>
          </Stack>
        </Alert>
      )}
    </>
  );
}
