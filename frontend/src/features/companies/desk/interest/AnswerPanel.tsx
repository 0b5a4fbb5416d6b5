import { Button, Text, Textarea } from '@mantine/core';
import { Check } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NumberField } from '../../../../components/fields/NumberField';
import type { InterestAnswer, OwnInterestFragment } from '../../../../gql/companies';
import { fteField } from '../../../../lib/format/fteText';
import { fieldOf, sentence } from '../../../../lib/graphql/userErrors';
import { useWords } from '../../../../lib/i18n/useWords';
import classes from './interest.module.css';
import { NotWithField } from './NotWithField';
import { useAnswer } from './useAnswer';

const ANSWERS = ['LEAD', 'MEMBER', 'SUBCONTRACTOR', 'MAYBE', 'NO'] as const satisfies readonly InterestAnswer[];

interface AnswerPanelProps {
  readonly lotId: string;
  readonly companyId: string;
  /** The lot in words. */
  readonly name: string;
  readonly own: OwnInterestFragment | undefined;
}

/** One press answers; conditions and companies that one does not want beside oneself can follow. */
export function AnswerPanel({ lotId, companyId, name, own }: AnswerPanelProps): ReactNode {
  const { t } = useTranslation('desk');
  const word = useWords();
  const [mostFte, setMostFte] = useState(fteField(own?.mostFteTenths));
  const [conditions, setConditions] = useState(own?.conditions ?? '');
  const [notWith, setNotWith] = useState(own?.notWith ?? []);
  const { answer, answering, errors } = useAnswer({ lotId, companyId, own });
  const errorAt = (field: string): string | undefined => {
    const found = errors.find(({ path }) => fieldOf(path).startsWith(field));
    return found && sentence(found.message);
  };
  return (
    <div className={classes.panel}>
      <div className={classes.answers} role="group" aria-label={t('interest.answersOf', { name })}>
        {ANSWERS.map((each) => {
          const isChosen = own?.answer === each;
          return (
            <Button
              key={each}
              size="xs"
              variant={isChosen ? 'filled' : 'default'}
              aria-pressed={isChosen}
              disabled={answering}
              leftSection={isChosen && <Check size={14} aria-hidden />}
              onClick={() => void answer(each, { mostFte, conditions, notWith })}
            >
              {word(`interestAnswer.${each}`)}
            </Button>
          );
        })}
      </div>
      {own && own.answer !== 'NO' && (
        <>
          <NumberField
            label={t('interest.mostFte')}
            description={t('interest.mostFteHint')}
            decimals={1}
            value={mostFte}
            onChange={setMostFte}
            error={errorAt('mostFteTenths')}
          />
          <Textarea
            label={t('interest.conditions')}
            description={t('interest.conditionsHint')}
            autosize
            value={conditions}
            onChange={(event) => setConditions(event.currentTarget.value)}
            error={errorAt('conditions')}
          />
          <NotWithField companyId={companyId} value={notWith} onChange={setNotWith} error={errorAt('notWithIds')} />
          <div>
            <Button size="xs" loading={answering} onClick={() => void answer(own.answer, { mostFte, conditions, notWith })}>
              {t('interest.saveDetails')}
            </Button>
          </div>
        </>
      )}
      {!own && (
        <Text size="xs" c="dimmed">
          {t('interest.detailsLater')}
        </Text>
      )}
    </div>
  );
}
