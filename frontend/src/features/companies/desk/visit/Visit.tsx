import { Alert, Button, Text } from '@mantine/core';
import { Footprints } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompanyIdentityFragment } from '../../../../gql/companies';
import type { Capability } from '../../model/capabilityForm';
import { FirstVisit } from './FirstVisit';
import type { VisitStep } from './visitSteps';

interface VisitProps {
  readonly identity: CompanyIdentityFragment;
  readonly capabilities: readonly Capability[];
  /** Where the visit stands, once it has begun. */
  readonly step: VisitStep | undefined;
  readonly onStep: (step: VisitStep | undefined) => void;
}

/** The guided way through an almost empty sheet: offered once, and shown where it was left. */
export function Visit({ identity, capabilities, step, onStep }: VisitProps): ReactNode {
  const { t } = useTranslation('visit');
  if (step) return <FirstVisit key={step} identity={identity} capabilities={capabilities} step={step} onStep={onStep} />;
  if (capabilities.length > 0) return null;
  return (
    <Alert color="lake" icon={<Footprints size={18} aria-hidden />} mb="xl">
      <Text mb="sm">{t('beginLead')}</Text>
      <Button onClick={() => onStep('identity')}>{t('begin')}</Button>
    </Alert>
  );
}
