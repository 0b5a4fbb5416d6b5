import { Button, Group, Stack, Text } from '@mantine/core';
import { Ban, Pin, ThumbsUp, UserMinus, UserPlus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatFte } from '../../../lib/format/numbers';
import { useLanguage } from '../../../lib/i18n/useLanguage';
import { useWords } from '../../../lib/i18n/useWords';
import { AnchorLink } from '../../actions/AnchorLink';
import { bringWords, companyCaption } from '../model/companyText';
import type { MatrixColumn } from '../model/matrix';
import type { MatrixActions } from '../model/types';

interface CompanyDetailsProps {
  readonly company: MatrixColumn;
  readonly actions: MatrixActions;
}

/** A company as a candidate or member: what it brings, what it answered, where it is, and how to steer it. */
export function CompanyDetails({ company, actions }: CompanyDetailsProps): ReactNode {
  const { t } = useTranslation('coverage');
  const word = useWords();
  const language = useLanguage();
  return (
    <Stack gap="xs">
      <div>
        <Text fw={600}>{company.name}</Text>
        <Text size="xs" c="dimmed">
          {companyCaption(company)}
        </Text>
      </div>
      <Stack gap={0}>
        <Text size="sm">{bringWords(company).join(', ')}</Text>
        <Text size="sm">
          {company.interest
            ? t('company.interest', { answer: word(`interestAnswer.${company.interest}`) })
            : t('company.noAnswer')}
        </Text>
        {company.mostFteTenths !== null && company.mostFteTenths !== undefined && (
          <Text size="sm">{t('company.atMost', { fte: formatFte(company.mostFteTenths, language) })}</Text>
        )}
        {company.conditions && <Text size="sm">{t('company.conditions', { conditions: company.conditions })}</Text>}
        {company.distanceKm !== null && company.distanceKm !== undefined && (
          <Text size="sm">{t('company.distance', { km: company.distanceKm })}</Text>
        )}
      </Stack>
      <CompanyActions company={company} actions={actions} />
    </Stack>
  );
}

/** Pin, prefer, exclude, put into the composition, and the way to the company's own page. */
export function CompanyActions({ company, actions }: CompanyDetailsProps): ReactNode {
  const { t } = useTranslation('coverage');
  const { onPin, onPrefer, onExclude, onCompose } = actions;
  return (
    <Group gap="xs">
      {onPin && (
        <Button
          size="compact-sm"
          variant={company.isPinned ? 'filled' : 'default'}
          leftSection={<Pin size={14} aria-hidden />}
          onClick={() => onPin(company)}
        >
          {company.isPinned ? t('company.unpin') : t('company.pin')}
        </Button>
      )}
      {onPrefer && (
        <Button
          size="compact-sm"
          variant={company.isPreferred ? 'filled' : 'default'}
          leftSection={<ThumbsUp size={14} aria-hidden />}
          onClick={() => onPrefer(company)}
        >
          {company.isPreferred ? t('company.unprefer') : t('company.prefer')}
        </Button>
      )}
      {onExclude && (
        <Button
          size="compact-sm"
          variant={company.isExcluded ? 'filled' : 'default'}
          color={company.isExcluded ? 'brick' : undefined}
          leftSection={<Ban size={14} aria-hidden />}
          onClick={() => onExclude(company)}
        >
          {company.isExcluded ? t('company.include') : t('company.exclude')}
        </Button>
      )}
      {onCompose && (
        <Button
          size="compact-sm"
          variant={company.isComposed ? 'filled' : 'default'}
          leftSection={company.isComposed ? <UserMinus size={14} aria-hidden /> : <UserPlus size={14} aria-hidden />}
          onClick={() => onCompose(company)}
        >
          {company.isComposed ? t('company.takeOut') : t('company.putIn')}
        </Button>
      )}
      <AnchorLink size="sm" to="/companies/$companyId" params={{ companyId: company.id }}>
        {t('company.page')}
      </AnchorLink>
    </Group>
  );
}
