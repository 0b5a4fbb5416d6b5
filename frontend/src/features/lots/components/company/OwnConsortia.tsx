import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../../../../components/actions/AnchorLink';
import { PlainList } from '../../../../components/layout/PlainList';
import { Section } from '../../../../components/layout/Section';
import { StateBadge } from '../../../../components/states/StateBadge';
import type { CompanyLotQuery } from '../../../../gql/lots';
import { useWords } from '../../../../lib/i18n/useWords';
import classes from './CompanyLot.module.css';

interface OwnConsortiaProps {
  readonly companyId: string;
  readonly consortia: NonNullable<CompanyLotQuery['lot']>['consortia'];
}

/** The consortia for this lot that the company is in, with its own part; of others it knows nothing. */
export function OwnConsortia({ companyId, consortia }: OwnConsortiaProps): ReactNode {
  const { t } = useTranslation('lots');
  const word = useWords();
  return (
    <Section title={t('company.consortia')}>
      {consortia.length === 0 ? (
        <Text c="dimmed">{t('company.noConsortium')}</Text>
      ) : (
        <PlainList gap="sm">
          {consortia.map(({ id, name, state, members, viewerCanAnswer }) => {
            const own = members.find(({ company }) => company.id === companyId);
            return (
              <li key={id} className={classes.consortium}>
                <AnchorLink to="/consortia/$consortiumId" params={{ consortiumId: id }} fw={600}>
                  {name}
                </AnchorLink>
                <StateBadge tone="active">{word(`consortiumState.${state}`)}</StateBadge>
                {own && (
                  <Text size="sm">
                    {t('company.part', { role: word(`memberRole.${own.role}`), state: word(`memberState.${own.state}`) })}
                  </Text>
                )}
                {viewerCanAnswer && own?.state === 'INVITED' && <Text size="sm">{t('company.invited')}</Text>}
              </li>
            );
          })}
        </PlainList>
      )}
    </Section>
  );
}
