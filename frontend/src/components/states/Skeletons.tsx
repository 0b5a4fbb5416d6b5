import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Skeletons.module.css';

interface LoadingProps {
  readonly children: ReactNode;
}

function Loading({ children }: LoadingProps): ReactNode {
  const { t } = useTranslation('components');
  return (
    <div className={classes.loading} aria-busy>
      <VisuallyHidden role="status">{t('loading')}</VisuallyHidden>
      {children}
    </div>
  );
}

const WIDTHS = ['38%', '92%', '85%', '60%'];

/** A heading and a paragraph on their way. */
export function TextSkeleton(): ReactNode {
  return (
    <Loading>
      <Stack gap="sm">
        {WIDTHS.map((width, index) => (
          <Skeleton key={width} height={index === 0 ? 26 : 14} width={width} />
        ))}
      </Stack>
    </Loading>
  );
}

interface RowsProps {
  readonly rows?: number;
}

/** A table or a list on its way. */
export function RowsSkeleton({ rows = 6 }: RowsProps): ReactNode {
  return (
    <Loading>
      <Stack gap={6}>
        {Array.from({ length: rows }, (_, row) => (
          <Skeleton key={row} height={46} radius="md" />
        ))}
      </Stack>
    </Loading>
  );
}

/** A page with its heading on its way. */
export function PageSkeleton(): ReactNode {
  return (
    <Loading>
      <Stack gap="lg">
        <Stack gap="xs">
          <Skeleton height={32} width="42%" />
          <Skeleton height={14} width="65%" />
        </Stack>
        <Skeleton height={220} radius="lg" />
      </Stack>
    </Loading>
  );
}
