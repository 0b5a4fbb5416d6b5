import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CompetencyField, type ChosenCompetency } from '../../../../components/fields/CompetencyField';
import { PlainList } from '../../../../components/layout/PlainList';
import { showUndoToast } from '../../../../components/states/undoToast';
import { DeclareCapabilityDocument, type Level, WithdrawCapabilityDocument } from '../../../../gql/companies';
import { useCommand } from '../../../../lib/graphql/useCommand';
import { useWords } from '../../../../lib/i18n/useWords';
import { notifyRefused } from '../../../../lib/notify';
import type { Capability } from '../../model/capabilityForm';
import { LEVELS } from '../../model/directorySearch';
import { useCapabilityActions } from '../../sheet/useCapabilityActions';
import type { VisitFoot } from './visitSteps';

interface VisitCapabilitiesProps extends VisitFoot {
  readonly companyId: string;
  readonly capabilities: readonly Capability[];
}

/** One word, one level, and it is declared: the words that people use are understood, a key from 1 to 4 is a level. */
export function VisitCapabilities({ companyId, capabilities, back, label, onDone }: VisitCapabilitiesProps): ReactNode {
  const { t } = useTranslation('visit');
  const word = useWords();
  const [competency, setCompetency] = useState<ChosenCompetency | null>(null);
  const [declare, declaring] = useCommand(DeclareCapabilityDocument);
  const [withdraw] = useCommand(WithdrawCapabilityDocument);
  const field = useRef<HTMLDivElement>(null);
  const levels = useRef<HTMLDivElement>(null);
  const isDeclared = capabilities.some((each) => each.competency.id === competency?.id);

  function choose(chosen: ChosenCompetency | null): void {
    setCompetency(chosen);
    if (chosen) window.setTimeout(() => levels.current?.querySelector('button')?.focus());
  }

  async function take(level: Level): Promise<void> {
    if (!competency || isDeclared) return;
    const outcome = await declare({ input: { companyId, competencyId: competency.id, level, fteTenths: 0, evidence: [] } });
    if (!outcome.done) {
      notifyRefused(outcome);
      return;
    }
    const { capability } = outcome.payload;
    const message = t('declared', { name: competency.label, level: word(`level.${level}`) });
    if (capability) showUndoToast({ message, onUndo: () => void takeBack(capability.id, capability.version) });
    setCompetency(null);
    field.current?.querySelector('input')?.focus();
  }

  async function takeBack(capabilityId: string, version: number): Promise<void> {
    const outcome = await withdraw({ input: { capabilityId, version } });
    if (!outcome.done) notifyRefused(outcome);
  }

  function byKey(event: KeyboardEvent): void {
    const level = LEVELS[Number(event.key) - 1];
    if (level && !event.ctrlKey && !event.metaKey && !event.altKey) void take(level);
  }

  return (
    <Stack gap="md">
      <div ref={field}>
        <CompetencyField label={t('word')} description={t('wordHint')} value={competency} onChange={choose} />
      </div>
      {competency && isDeclared && <Text role="status">{t('already', { name: competency.label })}</Text>}
      {competency && !isDeclared && (
        <div ref={levels} role="group" aria-label={t('levelOf', { name: competency.label })} onKeyDown={byKey}>
          <Text size="sm" mb="xs">
            {t('levelOf', { name: competency.label })}
          </Text>
          <Group gap="xs">
            {LEVELS.map((level, index) => (
              <Button key={level} variant="default" size="sm" disabled={declaring} onClick={() => void take(level)}>
                {index + 1} · {word(`level.${level}`)}
              </Button>
            ))}
          </Group>
        </div>
      )}
      {capabilities.length > 0 && (
        <PlainList label={t('declaredSoFar')} gap="xs">
          {capabilities.map((capability) => (
            <Declared key={capability.id} companyId={companyId} capability={capability} />
          ))}
        </PlainList>
      )}
      <Group>
        {back}
        <Button onClick={onDone}>{label}</Button>
      </Group>
    </Stack>
  );
}

interface DeclaredProps {
  readonly companyId: string;
  readonly capability: Capability;
}

/** What is declared already; withdrawn here, it can be put back with all its evidence. */
function Declared({ companyId, capability }: DeclaredProps): ReactNode {
  const { t } = useTranslation('visit');
  const word = useWords();
  const { withdraw, busy } = useCapabilityActions(companyId, capability);
  const name = capability.competency.label;
  return (
    <li>
      <Group gap="xs">
        <Text fw={600}>{name}</Text>
        <Badge color="gray">{word(`level.${capability.level}`)}</Badge>
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={t('withdrawOf', { name })}
          disabled={busy}
          onClick={() => void withdraw()}
        >
          {t('withdraw')}
        </Button>
      </Group>
    </li>
  );
}
