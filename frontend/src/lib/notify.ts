import { type NotificationData, notifications } from '@mantine/notifications';
import { t } from 'i18next';
import type { Problem } from './graphql/problem';
import { sentence, type UserError } from './graphql/userErrors';

/** Every notification can be closed, and its button says so. */
function show(notification: NotificationData): void {
  notifications.show({ closeButtonProps: { 'aria-label': t('close', { ns: 'components' }) }, ...notification });
}

/** A short word that something is done; it goes away by itself. */
export function notifyDone(message: string): void {
  show({ message, color: 'larch', autoClose: 4000 });
}

/** Something that the person should know before going on: the action was not done, or not only by them. */
export function notifyWarning(message: string): void {
  show({ message, color: 'lantern', autoClose: 12_000, role: 'alert' });
}

/** Something went wrong that belongs to no field; it stays until it is closed. */
export function notifyProblem(problem: Problem): void {
  const text = t(`problem.${problem.kind}.text`, { ns: 'components' });
  show({
    title: t(`problem.${problem.kind}.title`, { ns: 'components' }),
    message:
      problem.requestId === undefined
        ? text
        : t('problemWithRequest', { ns: 'components', text, requestId: problem.requestId }),
    color: 'brick',
    autoClose: false,
    role: 'alert',
  });
}

/** User errors of an action that has no form. */
export function notifyUserErrors(errors: readonly UserError[]): void {
  for (const error of errors) {
    show({ message: sentence(error.message), color: 'brick', autoClose: 12_000, role: 'alert' });
  }
}

/** Whatever an action that has no form was refused with. */
export function notifyRefused(outcome: { readonly userErrors: readonly UserError[]; readonly problem?: Problem }): void {
  if (outcome.problem) notifyProblem(outcome.problem);
  notifyUserErrors(outcome.userErrors);
}
