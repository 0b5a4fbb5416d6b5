import { Button, Group, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Mountain, Redo2, Undo2 } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import type { Instant } from '../../../../components/coverage/MatrixToolbar';
import { CompanyPicker } from '../../../../components/fields/CompanyPicker';
import { Loaded } from '../../../../components/states/Loaded';
import { RowsSkeleton } from '../../../../components/states/Skeletons';
import { ViolationList } from '../../../../components/violations/ViolationList';
import { GroupOutlookDocument, type LotPageQuery, type ScenarioLineFragment } from '../../../../gql/lots';
import { withCompany } from '../../model/trying/building';
import { startOf } from '../../model/composing';
import { coverageOf } from '../../model/groups';
import type { AskedOptions } from '../../model/options';
import { ComposeDialog } from '../forming/ComposeDialog';
import type { LotFacts } from '../useLotFacts';
import { BuiltMembers } from './BuiltMembers';
import classes from './GroupBuilder.module.css';
import { OpenPositions } from './OpenPositions';
import { ScenarioBar } from './ScenarioBar';
import type { Composing } from './useComposition';

interface GroupBuilderProps {
  readonly lot: NonNullable<LotPageQuery['lot']>;
  readonly scenarios: readonly ScenarioLineFragment[];
  readonly composing: Composing;
  readonly options: AskedOptions;
  readonly facts: LotFacts;
  readonly instant: Instant;
}

/** The group that a person puts together: who is in, what is open and who would fill it, what each withdrawal breaks. */
export function GroupBuilder({ lot, scenarios, composing, options, facts, instant }: GroupBuilderProps): ReactNode {
  const { t } = useTranslation('lots');
  const title = useId();
  const [isForming, forming] = useDisclosure(false);
  const { composition, change } = composing;
  const { members } = composition;
  const [result, retry] = useQuery({
    query: GroupOutlookDocument,
    variables: { id: lot.id, at: instant, ...coverageOf(composition) },
  });
  const outlook = result.data?.lot?.groupOutlook;
  return (
    <section aria-labelledby={title} className={classes.builder}>
      <Group justify="space-between" gap="xs">
        <Title order={2} id={title}>
          {t('build.title')}
        </Title>
        <Group gap={4}>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<Undo2 size={14} aria-hidden />}
            disabled={!composing.undo}
            onClick={composing.undo}
          >
            {t('build.undo')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<Redo2 size={14} aria-hidden />}
            disabled={!composing.redo}
            onClick={composing.redo}
          >
            {t('build.redo')}
          </Button>
        </Group>
      </Group>
      <ScenarioBar lot={lot} scenarios={scenarios} composing={composing} />
      {members.length === 0 ? (
        <Text size="sm">{t('build.nobody')}</Text>
      ) : (
        <BuiltMembers composing={composing} departures={result.fetching ? [] : (outlook?.departures ?? [])} facts={facts} />
      )}
      <CompanyPicker
        label={t('build.add')}
        clusterIds={[lot.call.cluster.id]}
        without={members.map(({ id }) => id)}
        value={null}
        onChange={(company) => company && change(withCompany(composition, company))}
      />
      <VisuallyHidden role="status">
        {outlook && !result.fetching && t('build.told', { count: outlook.openPositions.length })}
      </VisuallyHidden>
      <Loaded result={result} retry={retry} skeleton={<RowsSkeleton rows={4} />}>
        {() =>
          outlook && (
            <Stack gap="md" aria-busy={result.fetching}>
              <OpenPositions outlook={outlook} composing={composing} facts={facts} />
              {members.length > 0 && outlook.violations.length > 0 && (
                <div>
                  <Title order={3} size="h5">
                    {t('build.rules')}
                  </Title>
                  <ViolationList violations={outlook.violations} />
                </div>
              )}
            </Stack>
          )
        }
      </Loaded>
      {members.length > 0 && (
        <Button leftSection={<Mountain size={16} aria-hidden />} onClick={forming.open}>
          {t('build.form')}
        </Button>
      )}
      {isForming && (
        <ComposeDialog
          lot={lot}
          start={startOf({ group: composition, options, candidates: facts.candidates })}
          onClose={forming.close}
        />
      )}
    </section>
  );
}
