import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SetAllocationsDocument } from '../../../../gql/consortia';
import { useCommand } from '../../../../lib/graphql/useCommand';
import { fieldOf, type UserError } from '../../../../lib/graphql/userErrors';
import { useLanguage } from '../../../../lib/i18n/useLanguage';
import { notifyDone, notifyProblem, notifyWarning } from '../../../../lib/notify';
import { inputOf, type Line, type LineProblem, linesOf, problemsOf, sharesOf, withShares } from '../../model/allocation';
import type { Consortium } from '../consortium';
import { isStale } from '../useConsortiumCommand';

interface AllocationDraft {
  readonly lines: readonly Line[];
  /** In per-ten-thousands, line by line. */
  readonly shares: readonly number[];
  readonly isChanged: boolean;
  readonly isSaving: boolean;
  /** What cannot be sent, once saving was tried. */
  readonly problems: readonly LineProblem[];
  readonly errorsAt: (index: number) => readonly UserError[];
  /** Refusals that belong to no line. */
  readonly errors: readonly UserError[];
  readonly setLines: (lines: readonly Line[]) => void;
  readonly setShares: (shares: readonly number[]) => void;
  readonly discard: () => void;
  readonly save: () => Promise<void>;
}

const LINE_PATH = /^allocations\.\d+\./;

/** The allocation while it is typed: nothing is sent before it is saved as a whole. */
export function useAllocationDraft({ id: consortiumId, allocations, version }: Consortium): AllocationDraft {
  const { t } = useTranslation('consortia');
  const language = useLanguage();
  const [send, isSaving] = useCommand(SetAllocationsDocument);
  // Undefined while nothing is typed: then what is saved is shown, also when someone else changes it.
  const [typed, setTyped] = useState<readonly Line[]>();
  const [refused, setRefused] = useState<readonly UserError[]>([]);
  const [isChecked, setIsChecked] = useState(false);
  const lines = typed ?? linesOf(allocations, language);

  function discard(): void {
    setTyped(undefined);
    setRefused([]);
    setIsChecked(false);
  }

  async function save(): Promise<void> {
    setIsChecked(true);
    if (problemsOf(lines).length > 0) return;
    const outcome = await send({ input: { consortiumId, allocations: inputOf(lines), version } });
    if (outcome.done) {
      discard();
      notifyDone(t('allocation.saved'));
    } else if (isStale(outcome.userErrors)) {
      notifyWarning(t('staleForm'));
    } else {
      if (outcome.problem) notifyProblem(outcome.problem);
      setRefused(outcome.userErrors);
    }
  }

  return {
    lines,
    shares: sharesOf(lines),
    isChanged: typed !== undefined,
    isSaving,
    problems: isChecked ? problemsOf(lines) : [],
    errorsAt: (index) => refused.filter(({ path }) => fieldOf(path).startsWith(`allocations.${index}.`)),
    errors: refused.filter(({ path }) => !LINE_PATH.test(fieldOf(path))),
    setLines: setTyped,
    setShares: (shares) => setTyped(withShares(lines, shares, language)),
    discard,
    save,
  };
}
