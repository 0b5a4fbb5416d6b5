import { Alert, Button, Stack, Text } from '@mantine/core';
import { History } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
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
  const stale = errors.find(({ code }) => code === 'STALE_VERSION');
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (stale) notice.current?.focus();
  }, [stale]);
  return (
    <>
      <FormErrors errors={errors.filter(({ code }) => code !== 'STALE_VERSION')} />
      {stale && (
        <Alert ref={notice} tabIndex={-1} role="alert" color="lantern" icon={<History size={18} aria-hidden />} title={t('stale')}>
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
