import { Button, Container } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StateMessage } from '../components/states/StateMessage';

interface CrashBoundaryProps {
  readonly children: ReactNode;
}

interface CrashBoundaryState {
  readonly crashed: boolean;
}

/** The last net: a mistake of ours shows a way out instead of a blank page. */
export class CrashBoundary extends Component<CrashBoundaryProps, CrashBoundaryState> {
  override state: CrashBoundaryState = { crashed: false };

  static getDerivedStateFromError(): CrashBoundaryState {
    return { crashed: true };
  }

  override render(): ReactNode {
    return this.state.crashed ? <CrashPage /> : this.props.children;
  }
}

/** Also what the router shows when one page fails while the rest stands. */
export function CrashPage(): ReactNode {
  const { t } = useTranslation('app');
  return (
    <Container size="sm" py="xl">
      <title>{`${t('crash.title')} · Cordée`}</title>
      <StateMessage
        order={1}
        role="alert"
        icon={<TriangleAlert size={22} />}
        title={t('crash.title')}
        action={<Button onClick={() => window.location.reload()}>{t('crash.reload')}</Button>}
      >
        {t('crash.text')}
      </StateMessage>
    </Container>
  );
}
