import { type DecidedPartsFragment, DecidedPartsFragmentDoc, type ImportChoicesInput, ReviseImportDocument } from '../../gql/imports';
import { type FragmentRef, readFragment } from '../../lib/graphql/fragment';
import { useCommand } from '../../lib/graphql/useCommand';
import { notifyRefused } from '../../lib/notify';

/** Changes what was decided about a file; the server makes the plan anew. Whether it did: a refusal has been told by then. */
export type Decide = (change: (choices: ImportChoicesInput) => ImportChoicesInput) => Promise<boolean>;

/** The way to decide about the file of an import, and whether the plan is being made anew. */
export function useDecisions(run: FragmentRef<typeof DecidedPartsFragmentDoc>): [decide: Decide, deciding: boolean] {
  const { id, version, choices } = readFragment(DecidedPartsFragmentDoc, run);
  const [revise, deciding] = useCommand(ReviseImportDocument);
  async function decide(change: (choices: ImportChoicesInput) => ImportChoicesInput): Promise<boolean> {
    const input = { importRunId: id, version, choices: change(given(choices)) };
    const outcome = await revise({ input });
    if (!outcome.done) notifyRefused(outcome);
    return outcome.done;
  }
  return [decide, deciding];
}

/** The decisions as they are sent: without what only answers have. */
function given(choices: DecidedPartsFragment['choices']): ImportChoicesInput {
  const { encoding, separator, quote, decimal } = choices.text;
  return {
    text: { encoding, separator, quote, decimal },
    sheets: choices.sheets.map(({ sheet, readAs, headerRow, nHeaderRows, columns }) => ({
      sheet,
      readAs,
      headerRow,
      nHeaderRows,
      columns: columns.map(({ column, field }) => ({ column, field })),
    })),
    values: choices.values.map(({ sheet, column, found, readAs }) => ({ sheet, column, found, readAs })),
    cells: choices.cells.map(({ sheet, row, column, text }) => ({ sheet, row, column, text })),
    companies: choices.companies.map(({ name, companyId }) => ({ name, companyId })),
    call: choices.call && { callId: choices.call.callId, lotId: choices.call.lotId },
    competencies: choices.competencies.map(({ found, kind, labelFr, labelEn, broaderIds }) => ({
      found,
      kind,
      labelFr,
      labelEn,
      broaderIds,
    })),
  };
}
