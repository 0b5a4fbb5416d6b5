import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { OctagonX } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormErrors } from '../../../components/fields/FormErrors';
import { ChangeConsortiumStateDocument, type RuleCode } from '../../../gql/consortia';
import { useCommand } from '../../../lib/graphql/useCommand';
import type { UserError } from '../../../lib/graphql/userErrors';
import { useWords } from '../../../lib/i18n/useWords';
import { notifyDone, notifyProblem, notifyWarning } from '../../../lib/notify';
import type { State } from '../consortiaSearch';
import type { Consortium, Violation } from './consortium';
import { isStale } from './useConsortiumCommand';
import { ViolationList } from '../../../components/violations/ViolationList';

interface ChangeStateDialogProps {
  readonly consortium: Consortium;
  readonly target: State;
  readonly isBack: boolean;
  readonly onClose: () => void;
}

/** The states that the rules guard: errors hold them up, each warning needs a reason that stays on record. */
const GUARDED: readonly State[] = ['FORMED', 'SUBMITTED'];

/** Says what the step means, what holds it up, and asks for the reasons that the rules demand. */
export function ChangeStateDialog({ consortium, target, isBack, onClose }: ChangeStateDialogProps): ReactNode {
  const { t } = useTranslation(['consortia', 'components']);
  const word = useWords();
  const [change, isChanging] = useCommand(ChangeConsortiumStateDocument);
  const isGuarded = GUARDED.includes(target) && !isBack;
  const errors = isGuarded ? consortium.violations.filter(({ severity }) => severity === 'ERROR') : [];
  const warnings = isGuarded ? oncePerRule(consortium.violations.filter(({ severity }) => severity === 'WARNING')) : [];
  const [reasons, setReasons] = useState<Partial<Record<RuleCode, string>>>(() =>
    Object.fromEntries(consortium.acceptedWarnings.map(({ rule, reason }) => [rule, reason])),
  );
  const [isAsked, setIsAsked] = useState(false);
  const [refusal, setRefusal] = useState<readonly UserError[]>([]);
  const reasonOf = (rule: RuleCode): string => reasons[rule]?.trim() ?? '';

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setIsAsked(true);
    if (warnings.some(({ rule }) => reasonOf(rule) === '')) return;
    const outcome = await change({
      input: {
        consortiumId: consortium.id,
        state: target,
        reasons: warnings.map(({ rule }) => ({ rule, reason: reasonOf(rule) })),
        version: consortium.version,
      },
    });
    if (outcome.done) {
      notifyDone(t('state.done', { state: word(`consortiumState.${target}`) }));
      onClose();
      return;
    }
    if (isStale(outcome.userErrors)) {
      notifyWarning(t('stale'));
      onClose();
      return;
    }
    if (outcome.problem) notifyProblem(outcome.problem);
    setRefusal(outcome.userErrors);
  }

  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={isBack ? t(`state.back.${target}`) : t(`state.go.${target}`)}
      closeButtonProps={{ 'aria-label': t('components:close') }}
    >
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="md">
          <Text>{isBack ? t('state.backText') : t(`state.means.${target}`)}</Text>
          <FormErrors errors={refusal} />
          {errors.length > 0 && (
            <Alert
              color="brick"
              icon={<OctagonX size={18} aria-hidden />}
              title={t('state.blocked', { count: errors.length })}
            >
              <ViolationList violations={errors} />
            </Alert>
          )}
          {errors.length === 0 &&
            warnings.map((warning) => (
              <Textarea
                key={warning.rule}
                label={t('state.reasonFor', { rule: word(`ruleCode.${warning.rule}`) })}
                description={t('violations.withArticle', { message: warning.message, article: warning.article })}
                required
                autosize
                minRows={2}
                value={reasons[warning.rule] ?? ''}
                onChange={(event) => setReasons({ ...reasons, [warning.rule]: event.currentTarget.value })}
                error={isAsked && reasonOf(warning.rule) === '' ? t('state.reasonMissing') : undefined}
              />
            ))}
          <Group gap="xs">
            {errors.length === 0 && (
              <Button type="submit" loading={isChanging} color={target === 'WITHDRAWN' ? 'brick' : undefined}>
                {isBack ? t(`state.back.${target}`) : t(`state.go.${target}`)}
              </Button>
            )}
            <Button variant="default" onClick={onClose}>
              {errors.length === 0 ? t('components:cancel') : t('components:close')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** One reason answers a rule, however often it speaks. */
function oncePerRule(violations: readonly Violation[]): Violation[] {
  return violations.filter(({ rule }, index) => violations.findIndex((each) => each.rule === rule) === index);
}
