import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PlainList } from '../../../components/layout/PlainList';
import { Section } from '../../../components/layout/Section';
import { formatDay } from '../../../lib/format/dates';
import { useLanguage } from '../../../lib/i18n/useLanguage';
import { useToday } from '../marks/useToday';
import { ValidityBadge } from '../marks/ValidityBadge';
import type { Capability } from '../model/capabilityForm';
import type { Certificate } from '../model/certificateForm';
import classes from './desk.module.css';
import { expiringOf } from './expiring';

interface ExpiringPanelProps {
  readonly certificates: readonly Certificate[];
  readonly capabilities: readonly Capability[];
}

/** What has run out or soon will: it weakens the company in a grouping at the deadline. */
export function ExpiringPanel({ certificates, capabilities }: ExpiringPanelProps): ReactNode {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const expiring = expiringOf(certificates, capabilities, useToday());
  return (
    <Section title={t('expiring.title')} lead={expiring.length > 0 && t('expiring.lead')}>
      {expiring.length === 0 ? (
        <Text c="dimmed">{t('expiring.none')}</Text>
      ) : (
        <PlainList gap="xs">
          {expiring.map(({ id, title, of, until, validity }) => (
            <li key={id} className={classes.row}>
              <div className={classes.words}>
                <Text fw={600} size="sm">
                  {title}
                </Text>
                <Text size="xs" c="dimmed">
                  {[of ?? t('expiring.ofCompany'), until && formatDay(until, language)].filter(Boolean).join(' · ')}
                </Text>
              </div>
              <ValidityBadge validity={validity} />
            </li>
          ))}
        </PlainList>
      )}
    </Section>
  );
}
