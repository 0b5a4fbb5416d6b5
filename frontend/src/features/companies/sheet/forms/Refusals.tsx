import { Alert, Button, Stack, Text } from '@mantine/core';
import { History } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FormErrors } from '../../../../components/fields/FormErrors';
import type { UserError } from '../../../../lib/graphql/userErrors';

interface RefusalsProps {
  /** What no field of the form can show. */
  readonly errors: readonly UserError[];
  /** Puts what is stored now into the form. */
  readonly onReload: () => void;
}

/** Errors above a form. When somebody else was faster, one can keep what is typed and save again, or start from what is stored. */
export function Refusals({ errors, onReload }: RefusalsProps): ReactNode {
  const { t } = useTranslation('companies');
  const stale = errors.find(({ code }) => code === 'STALE_VERSION');
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (stale) notice.current?.focus();
  }, [stale]);
  const others = errors.filter(({ code }) => code !== 'STALE_VERSION');
  return (
    <>
      <FormErrors errors={others} />
      {stale && (
        <Alert ref={notice} tabIndex={-1} role="alert" color="lantern" icon={<History size={18} aria-hidden />} title={t('stale.title')}>
          <Stack gap="xs" align="flex-start">
            <Text size="sm">{t('stale.text')}</Text>
            <Button size="xs" variant="default" onClick={onReload}>
              {t('stale.reload')}
            </Button>
          </Stack>
        </Alert>
      )}
    </>
  );
}
