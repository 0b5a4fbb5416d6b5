import { notifyProblem } from '../notify';
import type { Problem } from './problem';
import { showUserErrors, type UserError } from './userErrors';

interface Refusal {
  readonly userErrors: readonly UserError[];
  readonly problem?: Problem;
}

/** Shows why a form was refused: each error at its field, the rest given back for `FormErrors`, a missing answer as a notification. */
export function showRefusal(
  form: Parameters<typeof showUserErrors>[0],
  refusal: Refusal,
  fields: readonly string[],
): UserError[] {
  if (refusal.problem) notifyProblem(refusal.problem);
  return showUserErrors(form, refusal.userErrors, fields);
}
