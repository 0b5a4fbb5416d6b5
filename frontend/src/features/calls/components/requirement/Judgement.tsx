import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { Check, RotateCcw, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StateBadge } from '../../../../components/states/StateBadge';
import { JudgeRequirementDocument, type RequirementRowFragment } from '../../../../gql/calls';
import { formatInstantDay } from '../../../../lib/format/dates';
import { useCommand } from '../../../../lib/graphql/useCommand';
import { useLanguage } from '../../../../lib/i18n/useLanguage';
import { notifyRefused } from '../../../../lib/notify';
import classes from './Judgement.module.css';

interface JudgementProps {
  readonly requirement: RequirementRowFragment;
  readonly canJudge: boolean;
}

/** Free text counts as covered only when a person says so; who, when and why is shown. */
export function Judgement({ requirement, canJudge }: JudgementProps): ReactNode {
  const { t } = useTranslation('calls');
  const language = useLanguage();
  const [judge, judging] = useCommand(JudgeRequirementDocument);
  const [reason, setReason] = useState('');
  const { judgement } = requirement;

  async function say(isCovered: boolean | null): Promise<void> {
    const { id: requirementId, version } = requirement;
    const outcome = await judge({ input: { requirementId, isCovered, reason: reason.trim() || null, version } });
    if (outcome.done) setReason('');
    else notifyRefused(outcome);
  }

  if (judgement) {
    return (
      <Group gap="xs" mt="xs">
        <StateBadge tone={judgement.isCovered ? 'good' : 'bad'}>
          {judgement.isCovered ? t('judgement.covered') : t('judgement.notCovered')}
        </StateBadge>
        <Text size="sm" c="dimmed">
          {judgement.judgedBy
            ? t('judgement.by', { name: judgement.judgedBy, day: formatInstantDay(judgement.judgedAt, language) })
            : t('judgement.on', { day: formatInstantDay(judgement.judgedAt, language) })}
        </Text>
        {judgement.reason && <Text size="sm">{judgement.reason}</Text>}
        {canJudge && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<RotateCcw size={14} aria-hidden />}
            loading={judging}
            onClick={() => void say(null)}
          >
            {t('judgement.takeBack')}
          </Button>
        )}
      </Group>
    );
  }
  if (!canJudge) {
    return (
      <Group mt="xs">
        <StateBadge tone="attention">{t('judgement.waiting')}</StateBadge>
      </Group>
    );
  }
  return (
    <Stack gap="xs" mt="xs" className={classes.form}>
      <Text size="sm" c="dimmed">
        {t('judgement.explain')}
      </Text>
      <TextInput
        size="xs"
        label={t('judgement.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          leftSection={<Check size={14} aria-hidden />}
          loading={judging}
          onClick={() => void say(true)}
        >
          {t('judgement.covered')}
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<X size={14} aria-hidden />}
          loading={judging}
          onClick={() => void say(false)}
        >
          {t('judgement.notCovered')}
        </Button>
      </Group>
    </Stack>
  );
}
