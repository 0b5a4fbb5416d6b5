import { Button, Group, Paper, Progress, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompanyIdentityFragment } from '../../../../gql/companies';
import type { Capability } from '../../model/capabilityForm';
import { isFirstStep, nextStep, previousStep, STEPS, type VisitStep } from './visitSteps';
import { VisitCapabilities } from './VisitCapabilities';
import { VisitIdentity } from './VisitIdentity';
import { VisitMeans } from './VisitMeans';

interface FirstVisitProps {
  readonly identity: CompanyIdentityFragment;
  readonly capabilities: readonly Capability[];
  readonly step: VisitStep;
  /** Goes to a step; without one the visit is over. */
  readonly onStep: (step: VisitStep | undefined) => void;
}

/** Three steps to a sheet that counts; each keeps at once what it is given, so that one can stop anywhere. */
export function FirstVisit({ identity, capabilities, step, onStep }: FirstVisitProps): ReactNode {
  const { t } = useTranslation('visit');
  const place = STEPS.indexOf(step) + 1;
  const next = nextStep(step);
  const back = !isFirstStep(step) && (
    <Button variant="default" onClick={() => onStep(previousStep(step))}>
      {t('back')}
    </Button>
  );
  const foot = { back, label: next ? t('next') : t('end'), onDone: () => onStep(next) };
  return (
    <Paper withBorder p="lg" component="section" aria-label={t('title')} mb="xl">
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={2}>{t(`steps.${step}.title`)}</Title>
          <Text c="dimmed">{t('place', { place, of: STEPS.length })}</Text>
        </div>
        <Button variant="subtle" size="xs" onClick={() => onStep(undefined)}>
          {t('later')}
        </Button>
      </Group>
      <Progress value={(place * 100) / STEPS.length} my="md" aria-label={t('place', { place, of: STEPS.length })} />
      <Text mb="md">{t(`steps.${step}.lead`)}</Text>
      {step === 'identity' && <VisitIdentity identity={identity} {...foot} />}
      {step === 'capabilities' && <VisitCapabilities companyId={identity.id} capabilities={capabilities} {...foot} />}
      {step === 'means' && <VisitMeans identity={identity} capabilities={capabilities} {...foot} />}
    </Paper>
  );
}
