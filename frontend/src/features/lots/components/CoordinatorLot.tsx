import { Button, NativeSelect, SegmentedControl, Title } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { PanelRightClose, PanelRightOpen } from 'lucide-react';
import { type ReactNode, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CoverageMatrix } from '../../../components/coverage/CoverageMatrix';
import type { Instant } from '../../../components/coverage/MatrixToolbar';
import type { Requirement } from '../../../components/coverage/model/types';
import { type LotCoverageQuery, type LotPageQuery, ScenarioLineFragmentDoc } from '../../../gql/lots';
import { readFragment } from '../../../lib/graphql/fragment';
import { COMPOSITION, type Composition, has, withCompany, withoutCompany } from '../model/trying/building';
import { companiesOf, type ShownGroup } from '../model/groups';
import type { RunSuggestion } from '../model/run';
import { toggleExcluded, togglePinned, togglePreferred } from '../model/options';
import { GroupBuilder } from './building/GroupBuilder';
import { useComposition } from './building/useComposition';
import { GroupsComparison } from './comparison/GroupsComparison';
import { useComparableGroups } from './comparison/useComparableGroups';
import classes from './CoordinatorLot.module.css';
import { RunHistory } from './history/RunHistory';
import { LotPanel, type PanelTab } from './LotPanel';
import { JudgeDialog } from './JudgeDialog';
import { SuggestionPanel } from './suggestions/SuggestionPanel';
import { useLotFacts } from './useLotFacts';
import { type LatestRun, useSuggesting } from './suggestions/useSuggesting';

interface CoordinatorLotProps {
  readonly lot: NonNullable<LotPageQuery['lot']>;
  readonly data: NonNullable<LotCoverageQuery['lot']>;
  /** The last question to the engine, ended or not. */
  readonly latestRun: LatestRun | undefined;
  readonly instant: Instant;
  readonly onInstant: (instant: Instant) => void;
}

const CLUSTER = 'cluster';
const NO_SUGGESTIONS: readonly RunSuggestion[] = [];

/** The coordinator's work on a lot: the matrix, beside it what the engine proposes and what the person composes, below groups compared. */
export function CoordinatorLot({ lot, data, latestRun, instant, onInstant }: CoordinatorLotProps): ReactNode {
  const { t } = useTranslation('lots');
  const title = useId();
  const suggesting = useSuggesting({ lotId: lot.id }, latestRun);
  // What is on screen: the whole cluster, the rank of a suggestion, or the id of a consortium.
  const [chosen, setChosen] = useState<{ readonly key: string; readonly runId: string | undefined }>();
  const [isPanelOpen, panel] = useDisclosure(true);
  const isNarrow = useMediaQuery('(max-width: 62em)', false, { getInitialValueInEffect: false });
  const [part, setPart] = useState<'coverage' | PanelTab>('coverage');
  const [panelTab, setPanelTab] = useState<PanelTab>('suggestions');
  const composing = useComposition(lot.id);
  const { composition } = composing;
  const scenarios = readFragment(ScenarioLineFragmentDoc, data.scenarios);
  const [judged, setJudged] = useState<Requirement>();
  const { answer, options } = suggesting;
  const suggestions = answer?.suggestions ?? NO_SUGGESTIONS;
  // A new answer is shown by its best suggestion, whatever was looked at in the former one.
  const isCurrent = chosen !== undefined && (chosen.runId === answer?.id || Number.isNaN(Number(chosen.key)));
  const shown = isCurrent ? chosen.key : String(suggestions[0]?.rank ?? CLUSTER);
  const suggestion = suggestions.find(({ rank }) => String(rank) === shown);
  const comparable = useComparableGroups({ composition, suggestions, scenarios, consortia: data.consortia });
  const group = comparable.find(({ key }) => key === shown);
  const facts = useLotFacts({ lotId: lot.id, data, group, instant });
  const { candidates } = facts;
  const companies = useMemo(() => companiesOf(group, candidates, options, composition), [group, candidates, options, composition]);
  const show = (key: string): void => setChosen({ key, runId: answer?.id });
  const choices = [
    { value: CLUSTER, label: t('shown.cluster') },
    ...comparable.map(({ key, name }) => ({ value: key, label: name })),
  ];
  const panelShown = isNarrow && part !== 'coverage' ? part : panelTab;
  const compose = (next: Composition): void => {
    composing.change(next);
    show(COMPOSITION);
  };
  const take = ({ members }: ShownGroup): void => {
    compose({ members });
    setPanelTab('composition');
    if (isNarrow) setPart('composition');
  };
  const isPanelShown = isNarrow ? part !== 'coverage' : isPanelOpen;
  return (
    <>
      {isNarrow && (
        <SegmentedControl
          fullWidth
          mb="md"
          value={part}
          onChange={setPart}
          aria-label={t('page.coverage')}
          data={[
            { value: 'coverage' as const, label: t('page.coverage') },
            { value: 'suggestions' as const, label: t('page.suggestionsTab') },
            { value: 'composition' as const, label: t('build.tab') },
          ]}
        />
      )}
      <div className={classes.desk} data-wide data-panel={isPanelShown || undefined}>
        {(!isNarrow || part === 'coverage') && (
          <section className={classes.coverage} aria-labelledby={title}>
            <Title order={2} id={title}>
              {t('page.coverage')}
            </Title>
            <div className={classes.bar}>
              <NativeSelect
                size="xs"
                label={t('shown.label')}
                value={shown}
                onChange={(event) => show(event.currentTarget.value)}
                data={choices}
              />
              {!isNarrow && (
                <Button
                  size="xs"
                  variant="default"
                  leftSection={
                    isPanelOpen ? <PanelRightOpen size={15} aria-hidden /> : <PanelRightClose size={15} aria-hidden />
                  }
                  onClick={panel.toggle}
                >
                  {isPanelOpen ? t('page.widen') : t('page.narrow')}
                </Button>
              )}
            </div>
            <CoverageMatrix
              requirements={facts.requirements}
              companies={companies}
              contributions={facts.contributions}
              group={facts.group}
              groupName={choices.find(({ value }) => value === shown)?.label ?? ''}
              instant={instant}
              onInstant={onInstant}
              actions={{
                onPin: (company) => suggesting.change(togglePinned(options, company)),
                onPrefer: (company) => suggesting.change(togglePreferred(options, company)),
                onExclude: (company) => suggesting.change(toggleExcluded(options, company)),
                onCompose: (company) =>
                  compose(
                    has(composition, company.id)
                      ? withoutCompany(composition, company.id)
                      : withCompany(composition, company),
                  ),
                onJudge: setJudged,
              }}
            />
          </section>
        )}
        {isPanelShown && (
          <LotPanel
            tab={panelShown}
            onTab={isNarrow ? undefined : setPanelTab}
            builder={
              <GroupBuilder
                lot={lot}
                scenarios={scenarios}
                composing={{ ...composing, change: compose }}
                options={options}
                facts={facts}
                instant={instant}
              />
            }
            suggestions={
              <SuggestionPanel
                bid={{ lots: [lot], requiredForm: lot.call.requiredForm }}
                lot={lot}
                history={<RunHistory lotId={lot.id} suggesting={suggesting} facts={facts} />}
                suggesting={suggesting}
                facts={facts}
                group={group}
                shownRank={suggestion?.rank}
                onShow={(rank) => show(String(rank))}
                onTake={take}
              />
            }
          />
        )}
      </div>
      {(!isNarrow || part === 'coverage') && (
        <GroupsComparison lot={lot} groups={comparable} facts={facts} instant={instant} onTake={take} />
      )}
      {judged && <JudgeDialog requirement={judged} onClose={() => setJudged(undefined)} />}
    </>
  );
}
