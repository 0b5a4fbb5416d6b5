import { Button, Code } from '@mantine/core';
import { CloudOff, RotateCcw, ShieldX, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../lib/graphql/problem';
import { StateMessage } from './StateMessage';

interface ErrorStateProps {
  readonly problem: Problem;
  readonly retry?: () => void;
  /** It stands for the whole page, and names it. */
  readonly isPage?: boolean;
}

/** The server gave no answer: what happened, the number to quote, and a way to try again. */
export function ErrorState({ problem, retry, isPage = false }: ErrorStateProps): ReactNode {
  const { t } = useTranslation('components');
  const canRetry = retry !== undefined && problem.kind !== 'forbidden' && problem.kind !== 'unauthenticated';
  return (
    <StateMessage
      role="alert"
      order={isPage ? 1 : 2}
      icon={<ProblemIcon kind={problem.kind} />}
      title={t(`problem.${problem.kind}.title`)}
      action={
        canRetry && (
          <Button variant="default" leftSection={<RotateCcw size={16} aria-hidden />} onClick={retry}>
            {t('retry')}
          </Button>
        )
      }
    >
      {isPage && <title>{`${t(`problem.${problem.kind}.title`)} · Cordée`}</title>}
      {t(`problem.${problem.kind}.text`)}
      {problem.requestId !== undefined && (
        <div>
          {t('requestId')} <Code>{problem.requestId}</Code>
        </div>
      )}
    </StateMessage>
  );
}

function ProblemIcon({ kind }: { readonly kind: Problem['kind'] }): ReactNode {
  if (kind === 'network') return <CloudOff size={22} />;
  if (kind === 'forbidden' || kind === 'unauthenticated') return <ShieldX size={22} />;
  return <TriangleAlert size={22} />;
}
