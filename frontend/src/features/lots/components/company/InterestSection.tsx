import { Button, Group, Stack, Text, Textarea, UnstyledButton } from '@mantine/core';
import { CircleCheck, CircleHelp, CircleX, Handshake, type LucideIcon, Mountain, Wrench } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CompaniesPicker } from '../../../../components/fields/CompanyPicker';
import { FormErrors } from '../../../../components/fields/FormErrors';
import { NumberField } from '../../../../components/fields/NumberField';
import { Section } from '../../../../components/layout/Section';
import { StateBadge } from '../../../../components/states/StateBadge';
import { showUndoToast } from '../../../../components/states/undoToast';
import { AnswerInterestDocument, type CompanyLotQuery, type InterestAnswer, type LotPageQuery } from '../../../../gql/lots';
import { formatInstantDay } from '../../../../lib/format/dates';
import { fteField, fteOrNull } from '../../../../lib/format/fteText';
import { useCommand } from '../../../../lib/graphql/useCommand';
import type { UserError } from '../../../../lib/graphql/userErrors';
import { useLanguage } from '../../../../lib/i18n/useLanguage';
import { useWords } from '../../../../lib/i18n/useWords';
import { notifyDone, notifyProblem, notifyRefused } from '../../../../lib/notify';
import classes from './InterestSection.module.css';

type Interest = NonNullable<CompanyLotQuery['lot']>['interests'][number];

interface InterestSectionProps {
  readonly lot: NonNullable<LotPageQuery['lot']>;
  readonly companyId: string;
  /** The company's answer so far. */
  readonly interest: Interest | undefined;
}

const ANSWERS: ReadonlyArray<{ readonly answer: InterestAnswer; readonly Icon: LucideIcon }> = [
  { answer: 'LEAD', Icon: Mountain },
  { answer: 'MEMBER', Icon: Handshake },
  { answer: 'SUBCONTRACTOR', Icon: Wrench },
  { answer: 'MAYBE', Icon: CircleHelp },
  { answer: 'NO', Icon: CircleX },
];

/** The company's answer to a lot: one press says it, conditions may follow. */
export function InterestSection({ lot, companyId, interest }: InterestSectionProps): ReactNode {
  const { t } = useTranslation('lots');
  const language = useLanguage();
  const word = useWords();
  const [send, isSending] = useCommand(AnswerInterestDocument);
  const isClosed = lot.call.isPastDeadline;
  const canAnswer = lot.viewerCanAnswerInterest && !isClosed;

  async function answer(chosen: InterestAnswer): Promise<void> {
    if (chosen === interest?.answer) return;
    const outcome = await send({ input: { lotId: lot.id, companyId, ...kept(interest), answer: chosen } });
    if (!outcome.done) {
      notifyRefused(outcome);
      return;
    }
    const message = t('interest.saved', { answer: word(`interestAnswer.${chosen}`) });
    const before = interest?.answer;
    if (before === undefined) notifyDone(message);
    else showUndoToast({ message, onUndo: () => void takeBack(before) });
  }

  async function takeBack(before: InterestAnswer): Promise<void> {
    const outcome = await send({ input: { lotId: lot.id, companyId, ...kept(interest), answer: before } });
    if (!outcome.done) notifyRefused(outcome);
  }

  return (
    <Section title={t('interest.title')} lead={t('interest.lead')}>
      <Stack gap="md">
        {isClosed && <Text>{t('interest.closed')}</Text>}
        {!isClosed && !lot.viewerCanAnswerInterest && <Text>{t('interest.forbidden')}</Text>}
        {canAnswer ? (
          <div role="group" aria-label={t('interest.question')} className={classes.answers}>
            {ANSWERS.map(({ answer: each, Icon }) => (
              <UnstyledButton
                key={each}
                className={classes.answer}
                aria-pressed={interest?.answer === each}
                disabled={isSending}
                onClick={() => void answer(each)}
              >
                <Icon size={20} aria-hidden />
                {word(`interestAnswer.${each}`)}
                {interest?.answer === each && <CircleCheck size={16} aria-hidden className={classes.chosen} />}
              </UnstyledButton>
            ))}
          </div>
        ) : (
          interest && <StateBadge tone="active">{word(`interestAnswer.${interest.answer}`)}</StateBadge>
        )}
        <Text size="sm" c="dimmed">
          {interest
            ? t('interest.answeredOn', { day: formatInstantDay(interest.updatedAt, language) })
            : t('interest.none')}
        </Text>
        {canAnswer && interest && interest.answer !== 'NO' && (
          <Conditions key={interest.id} lot={lot} companyId={companyId} interest={interest} />
        )}
      </Stack>
    </Section>
  );
}

/** An answer replaces the whole, so that what was said besides is sent again. */
function kept(interest: Interest | undefined): {
  mostFteTenths: number | null;
  conditions: string | null;
  notWithIds: string[];
} {
  return {
    mostFteTenths: interest?.mostFteTenths ?? null,
    conditions: interest?.conditions ?? null,
    notWithIds: (interest?.notWith ?? []).map(({ id }) => id),
  };
}

interface ConditionsProps extends InterestSectionProps {
  readonly interest: Interest;
}

function Conditions({ lot, companyId, interest }: ConditionsProps): ReactNode {
  const { t } = useTranslation('lots');
  const [send, isSending] = useCommand(AnswerInterestDocument);
  const [mostFte, setMostFte] = useState(fteField(interest.mostFteTenths));
  const [conditions, setConditions] = useState(interest.conditions ?? '');
  const [notWith, setNotWith] = useState<ReadonlyArray<{ readonly id: string; readonly name: string }>>(
    interest.notWith ?? [],
  );
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  const hasMore = interest.mostFteTenths !== null || interest.conditions !== null || notWith.length > 0;

  async function save(): Promise<void> {
    const outcome = await send({
      input: {
        lotId: lot.id,
        companyId,
        answer: interest.answer,
        mostFteTenths: fteOrNull(mostFte),
        conditions: conditions.trim() || null,
        notWithIds: notWith.map(({ id }) => id),
      },
    });
    if (outcome.done) {
      setErrors([]);
      notifyDone(t('interest.savedMore'));
    } else {
      if (outcome.problem) notifyProblem(outcome.problem);
      setErrors(outcome.userErrors);
    }
  }

  return (
    <details open={hasMore || undefined} className={classes.more}>
      <summary>{t('interest.more')}</summary>
      <Stack gap="md" mt="sm">
        <FormErrors errors={errors} />
        <NumberField
          label={t('interest.mostFte')}
          description={t('interest.mostFteHint')}
          decimals={1}
          value={mostFte}
          onChange={setMostFte}
        />
        <Textarea
          label={t('interest.conditions')}
          description={t('interest.conditionsHint')}
          autosize
          minRows={2}
          value={conditions}
          onChange={(event) => setConditions(event.currentTarget.value)}
        />
        <CompaniesPicker
          label={t('interest.notWith')}
          description={t('interest.notWithHint')}
          clusterIds={[lot.call.cluster.id]}
          without={[companyId]}
          value={notWith}
          onChange={setNotWith}
        />
        <Group>
          <Button loading={isSending} onClick={() => void save()}>
            {t('interest.saveMore')}
          </Button>
        </Group>
      </Stack>
    </details>
  );
}
