import { Button, Group, Stack, Text } from '@mantine/core';
import { Gavel, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstantDay } from '../../../lib/format/dates';
import { useLanguage } from '../../../lib/i18n/useLanguage';
import { useWords } from '../../../lib/i18n/useWords';
import { marginOf } from '../model/margin';
import type { RequirementRow } from '../model/matrix';
import { reachedText, requirementThreshold, requirementTitle } from '../model/requirementText';
import type { Cover, MatrixActions, Requirement } from '../model/types';
import { MarginMark } from './MarginMark';

interface RequirementDetailsProps {
  readonly row: RequirementRow;
  readonly actions: MatrixActions;
  readonly onWho?: (requirement: Requirement) => void;
  readonly onClose?: () => void;
}

/** A requirement in full: what is asked, in the buyer's own words, where it stands, and what to do about it. */
export function RequirementDetails({ row, actions, onWho, onClose }: RequirementDetailsProps): ReactNode {
  const { t } = useTranslation('coverage');
  const language = useLanguage();
  const word = useWords();
  const { requirement, cover } = row;
  const threshold = requirementThreshold(requirement, language);
  const { onJudge } = actions;
  const isJudgeable = requirement.kind === 'FREE_TEXT' && onJudge !== undefined;
  return (
    <Stack gap="xs">
      <div>
        <Text fw={600}>
          {row.number} · {requirementTitle(requirement)}
        </Text>
        <Text size="xs" c="dimmed">
          {[word(`requirementKind.${requirement.kind}`), threshold].filter((part) => part !== '').join(' · ')}
        </Text>
        {!requirement.isMandatory && requirement.weight !== null && (
          <Text size="xs" c="dimmed">
            {t('requirement.weight', { weight: requirement.weight })}
          </Text>
        )}
      </div>
      {cover && <Standing requirement={requirement} cover={cover} />}
      {requirement.wording !== null && requirement.kind !== 'FREE_TEXT' && (
        <div>
          <Text size="xs" c="dimmed">
            {t('requirement.buyersWords')}
          </Text>
          <Text size="sm">{requirement.wording}</Text>
        </div>
      )}
      {requirement.origin !== null && (
        <Text size="xs" c="dimmed">
          {t('requirement.origin', { origin: requirement.origin })}
        </Text>
      )}
      <Judgement requirement={requirement} />
      <Group gap="xs">
        {onWho && requirement.kind !== 'FREE_TEXT' && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<Search size={14} aria-hidden />}
            onClick={() => {
              onClose?.();
              onWho(requirement);
            }}
          >
            {t('requirement.who')}
          </Button>
        )}
        {isJudgeable && (
          <Button
            size="compact-sm"
            leftSection={<Gavel size={14} aria-hidden />}
            onClick={() => {
              onClose?.();
              onJudge(requirement);
            }}
          >
            {requirement.judgement ? t('requirement.judgeAgain') : t('requirement.judge')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

interface JudgementProps {
  readonly requirement: Requirement;
}

/** Who judged a free-text requirement, and why. */
function Judgement({ requirement: { judgement } }: JudgementProps): ReactNode {
  const { t } = useTranslation('coverage');
  const language = useLanguage();
  if (!judgement) return null;
  const blanks = {
    name: judgement.judgedBy ?? t('requirement.someone'),
    day: formatInstantDay(judgement.judgedAt, language),
  };
  return (
    <div>
      <Text size="sm">
        {judgement.isCovered ? t('requirement.judgedCovered', blanks) : t('requirement.judgedNotCovered', blanks)}
      </Text>
      {judgement.reason !== null && <Text size="sm">{judgement.reason}</Text>}
    </div>
  );
}

interface StandingProps {
  readonly requirement: Requirement;
  readonly cover: Cover;
}

/** The right margin in words. */
function Standing({ requirement, cover }: StandingProps): ReactNode {
  const { t } = useTranslation('coverage');
  const language = useLanguage();
  const state = cover.state === 'COVERED' ? cover.redundancy : cover.state;
  return (
    <div>
      <Group gap="xs">
        <MarginMark cover={cover} />
        <Text size="sm">{reachedText(requirement, cover, language)}</Text>
      </Group>
      {marginOf(cover) !== 'judged' && <Text size="sm">{t(`margin.explain.${state}`)}</Text>}
      {cover.nCounting > 0 && <Text size="sm">{t('margin.counting', { count: cover.nCounting })}</Text>}
    </div>
  );
}
