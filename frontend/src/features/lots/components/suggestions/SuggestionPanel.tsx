import { Button, Group, Paper, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Hand, Sparkles } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { FormErrors } from '../../../../components/fields/FormErrors';
import { RowsSkeleton } from '../../../../components/states/Skeletons';
import type { LotPageQuery } from '../../../../gql/lots';
import { startOf } from '../../model/composing';
import { groupOfSuggestion, type ShownGroup } from '../../model/groups';
import { applyRepair, stayNear } from '../../model/options';
import type { Bid } from '../../model/together';
import { ComposeDialog } from '../forming/ComposeDialog';
import { RunNotes } from '../history/RunNotes';
import { SuggestionQuestions } from '../inquiries/SuggestionQuestions';
import { ConflictExplanation } from './ConflictExplanation';
import { OptionsForm } from './OptionsForm';
import { RunStatus } from './RunStatus';
import { SteeringList } from './SteeringList';
import { SuggestionCards } from './SuggestionCards';
import { SuggestionDetails } from './SuggestionDetails';
import classes from './SuggestionPanel.module.css';
import type { LotFacts } from '../useLotFacts';
import type { Suggesting } from './useSuggesting';
import { Working } from './Working';

interface SuggestionPanelProps {
  /** What the grouping is to answer. */
  readonly bid: Bid;
  /** The lot, where a consortium can be composed for it by hand. */
  readonly lot?: NonNullable<LotPageQuery['lot']>;
  /** What was asked before. */
  readonly history: ReactNode;
  readonly suggesting: Suggesting;
  readonly facts: LotFacts;
  /** The group in the matrix; none when the whole cluster is shown. */
  readonly group: ShownGroup | undefined;
  /** The suggestion in the matrix, when it is one. */
  readonly shownRank: number | undefined;
  readonly onShow: (rank: number) => void;
  /** Takes a group into the composition, where one can be composed. */
  readonly onTake?: (group: ShownGroup) => void;
}

/** Asks the engine and shows what it answers: the best grouping, its alternatives and reasons, or why there is none. */
export function SuggestionPanel(props: SuggestionPanelProps): ReactNode {
  const { bid, lot, history, suggesting, facts, group, shownRank, onShow, onTake } = props;
  const { t } = useTranslation('lots');
  const title = useId();
  const [isComposing, composing] = useDisclosure(false);
  const { answer, options, isWorking, isReading } = suggesting;
  const suggestions = answer?.suggestions ?? [];
  const best = suggestions[0];
  const suggestion = suggestions.find(({ rank }) => rank === shownRank) ?? best;
  return (
    <section aria-labelledby={title} className={classes.panel}>
      <Group justify="space-between" gap="xs">
        <Title order={2} id={title}>
          {t('page.suggestions')}
        </Title>
        <Button
          size="sm"
          leftSection={<Sparkles size={16} aria-hidden />}
          loading={isWorking}
          onClick={suggesting.ask}
        >
          {answer || isReading ? t('options.again') : t('options.ask')}
        </Button>
      </Group>
      <SteeringList options={options} onChange={suggesting.change} />
      <OptionsForm options={options} onChange={suggesting.change} candidates={facts.candidates} />
      {lot && (
        <Button
          size="xs"
          variant="default"
          className={classes.byHand}
          leftSection={<Hand size={14} aria-hidden />}
          onClick={composing.open}
        >
          {t('compose.open')}
        </Button>
      )}
      {lot && isComposing && (
        <ComposeDialog
          lot={lot}
          start={startOf({ group, options, candidates: facts.candidates })}
          onClose={composing.close}
        />
      )}
      <FormErrors errors={suggesting.refusal} />
      {isWorking && <Working suggesting={suggesting} facts={facts} />}
      <VisuallyHidden role="status">
        {!isWorking && answer && (best ? t('status.ready', { count: suggestions.length }) : facts.isJoint && answer.status === 'INFEASIBLE' ? t('together.infeasible') : t(`status.${answer.status}`))}
      </VisuallyHidden>
      {answer ? (
        <Stack gap="md" aria-busy={isWorking}>
          <RunNotes run={answer} facts={facts} onLatest={suggesting.backToLatest} />
          <RunStatus run={answer} isJoint={facts.isJoint ?? false} />
          {answer.conflict && (
            <ConflictExplanation
              conflict={answer.conflict}
              options={answer.options}
              facts={facts}
              onRepair={(repair) => {
                const repaired = applyRepair(options, repair);
                if (repaired) suggesting.change(repaired);
              }}
            />
          )}
          {best && suggestion && (
            <>
              <SuggestionCards
                suggestions={suggestions}
                shownRank={suggestion.rank}
                language={facts.language}
                onShow={onShow}
              />
              <SuggestionDetails
                bid={bid}
                suggestion={suggestion}
                options={answer.options}
                facts={facts}
                isOutdone={isWorking}
                onTake={onTake && (() => onTake(groupOfSuggestion(suggestion)))}
                onStayNear={() => suggesting.change(stayNear(options, suggestion.members))}
              />
              {!isWorking && <SuggestionQuestions run={answer} suggestion={suggestion} facts={facts} />}
            </>
          )}
        </Stack>
      ) : (
        !isWorking &&
        (isReading ? (
          <RowsSkeleton rows={4} />
        ) : (
          <Paper withBorder p="md" className={classes.nothing}>
            <Text fw={600}>{t('status.none')}</Text>
            <Text size="sm" c="dimmed">
              {t('status.noneText')}
            </Text>
          </Paper>
        ))
      )}
      {history}
    </section>
  );
}
