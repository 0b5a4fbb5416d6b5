import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showUndoToast } from '../../../../components/states/undoToast';
import { AnswerInterestDocument, type InterestAnswer, type OwnInterestFragment } from '../../../../gql/companies';
import { fteField, fteOrNull } from '../../../../lib/format/fteText';
import { useCommand } from '../../../../lib/graphql/useCommand';
import { fieldOf, type UserError } from '../../../../lib/graphql/userErrors';
import { useWords } from '../../../../lib/i18n/useWords';
import { notifyDone, notifyRefused } from '../../../../lib/notify';

interface Details {
  /** The most people given to the lot, as typed. */
  readonly mostFte: string;
  readonly conditions: string;
  readonly notWith: ReadonlyArray<{ readonly id: string }>;
}

interface AnswerOptions {
  readonly lotId: string;
  readonly companyId: string;
  readonly own: OwnInterestFragment | undefined;
}

interface Answering {
  readonly answer: (answer: InterestAnswer, details: Details) => Promise<void>;
  readonly answering: boolean;
  /** What stands at a field of the panel. */
  readonly errors: readonly UserError[];
}

const FIELDS = ['mostFteTenths', 'conditions', 'notWithIds'];

/** Gives the company's answer to a lot; a former answer can be brought back. */
export function useAnswer({ lotId, companyId, own }: AnswerOptions): Answering {
  const { t } = useTranslation('desk');
  const word = useWords();
  const [send, answering] = useCommand(AnswerInterestDocument);
  const [errors, setErrors] = useState<readonly UserError[]>([]);

  function input(chosen: InterestAnswer, { mostFte, conditions, notWith }: Details) {
    return {
      lotId,
      companyId,
      answer: chosen,
      mostFteTenths: fteOrNull(mostFte),
      conditions: conditions.trim() === '' ? null : conditions.trim(),
      notWithIds: notWith.map(({ id }) => id),
    };
  }

  async function bringBack(before: NonNullable<typeof own>): Promise<void> {
    const { mostFteTenths, conditions, notWith } = before;
    const details = { mostFte: fteField(mostFteTenths), conditions: conditions ?? '', notWith: notWith ?? [] };
    const outcome = await send({ input: input(before.answer, details) });
    if (!outcome.done) notifyRefused(outcome);
  }

  async function answer(chosen: InterestAnswer, details: Details): Promise<void> {
    setErrors([]);
    const outcome = await send({ input: input(chosen, details) });
    if (!outcome.done) {
      const atField = outcome.userErrors.filter(({ path }) => FIELDS.some((field) => fieldOf(path).startsWith(field)));
      setErrors(atField);
      notifyRefused({ ...outcome, userErrors: outcome.userErrors.filter((error) => !atField.includes(error)) });
      return;
    }
    const message = t('interest.answered', { answer: word(`interestAnswer.${chosen}`) });
    if (own) showUndoToast({ message, onUndo: () => void bringBack(own) });
    else notifyDone(message);
  }

  return { answer, answering, errors };
}
