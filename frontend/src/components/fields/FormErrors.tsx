import { Alert, List } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { sentence, type UserError } from '../../lib/graphql/userErrors';

interface FormErrorsProps {
  /** The errors that belong to no field on screen. */
  readonly errors: readonly UserError[];
}

/** Errors of a form that no field can show; it takes the focus when it appears. */
export function FormErrors({ errors }: FormErrorsProps): ReactNode {
  const { t } = useTranslation('components');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <Alert
      ref={box}
      tabIndex={-1}
      role="alert"
      color="brick"
      title={t('formErrors', { count: errors.length })}
      icon={<CircleAlert size={18} aria-hidden />}
    >
      <List size="sm">
        {errors.map((error) => (
          <List.Item key={`${error.code}${error.path.join('.')}${error.message}`}>{sentence(error.message)}</List.Item>
        ))}
      </List>
    </Alert>
  );
}
