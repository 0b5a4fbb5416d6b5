import { List, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { demandName, demandThreshold } from '../../../../components/demand/demandText';
import { Loaded } from '../../../../components/states/Loaded';
import { RowsSkeleton } from '../../../../components/states/Skeletons';
import { RequirementDemandFragmentDoc, WhyLotMattersDocument, type WhyLotMattersQuery } from '../../../../gql/companies';
import { readFragment } from '../../../../lib/graphql/fragment';
import { useLanguage } from '../../../../lib/i18n/useLanguage';
import classes from './interest.module.css';

type Lot = NonNullable<WhyLotMattersQuery['lot']>;

interface WhyLotProps {
  readonly lotId: string;
  readonly companyId: string;
  /** The lot in words. */
  readonly name: string;
}

/** Why a lot matters for the company: what it counts for, alone or with others, what it comes near to, and what is left. */
export function WhyLot({ lotId, companyId, name }: WhyLotProps): ReactNode {
  const { t } = useTranslation('desk');
  const [opened, { toggle }] = useDisclosure(false);
  const [result, retry] = useQuery({ query: WhyLotMattersDocument, variables: { id: lotId, companyId }, pause: !opened });
  return (
    <details className={classes.why} open={opened} onToggle={(event) => event.currentTarget.open !== opened && toggle()}>
      <summary aria-label={t('why.of', { name })}>{t('why.open')}</summary>
      {opened && (
        <Loaded result={result} retry={retry} skeleton={<RowsSkeleton rows={2} />}>
          {({ lot }) => lot && <Reasons lot={lot} />}
        </Loaded>
      )}
    </details>
  );
}

/** One sentence for each kind of reason, with what it is about. */
function Reasons({ lot }: { readonly lot: Lot }): ReactNode {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const demands = readFragment(RequirementDemandFragmentDoc, lot.requirements);
  const answers = new Map(lot.companyCoverage?.contributions.map(({ requirementId, answer }) => [requirementId, answer]));
  const asked = lot.requirements.flatMap(({ id }, index) => {
    const demand = demands[index];
    return demand && demand.kind !== 'FREE_TEXT' ? [{ id, demand, answer: answers.get(id) }] : [];
  });
  const groups = [
    { key: 'alone' as const, found: asked.filter(({ answer }) => answer === 'MEETS_ALONE') },
    { key: 'together' as const, found: asked.filter(({ answer }) => answer === 'COUNTS') },
    { key: 'near' as const, found: asked.filter(({ answer }) => answer === 'PARTIAL') },
    { key: 'others' as const, found: asked.filter(({ answer }) => answer === undefined) },
  ];
  return groups
    .filter(({ found }) => found.length > 0)
    .map(({ key, found }) => (
      <div key={key}>
        <Text size="sm" fw={600} mt="xs">
          {t(`why.${key}`, { count: found.length })}
        </Text>
        <List size="sm">
          {found.map(({ id, demand }) => (
            <List.Item key={id}>
              {[demandName(demand), demandThreshold(demand, language), demand.isMandatory ? t('why.mandatory') : '']
                .filter(Boolean)
                .join(' · ')}
            </List.Item>
          ))}
        </List>
      </div>
    ));
}
