import { Button, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { Copy, Save, Share2, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showUndoToast } from '../../../../components/states/undoToast';
import {
  DeleteScenarioDocument,
  KeepScenarioDocument,
  type LotPageQuery,
  type ScenarioLineFragment,
  ScenarioLineFragmentDoc,
  UpdateScenarioDocument,
} from '../../../../gql/lots';
import { readFragment } from '../../../../lib/graphql/fragment';
import { type Outcome, useCommand } from '../../../../lib/graphql/useCommand';
import { notifyDone, notifyProblem } from '../../../../lib/notify';
import { compositionOf, EMPTY, isChanged, memberInputs } from '../../model/trying/building';
import classes from './GroupBuilder.module.css';
import type { Composing } from './useComposition';

interface ScenarioBarProps {
  readonly lot: NonNullable<LotPageQuery['lot']>;
  readonly scenarios: readonly ScenarioLineFragment[];
  readonly composing: Composing;
}

/** Which scenario the composition is, whether it is kept as it stands, and the ways to keep, share, copy and delete it. */
export function ScenarioBar({ lot, scenarios, composing }: ScenarioBarProps): ReactNode {
  const { t } = useTranslation('lots');
  const { composition, change, markKept } = composing;
  const kept = scenarios.find(({ id }) => id === composition.keptAs?.id);
  const [name, setName] = useState<string>();
  const [keep, isKeeping] = useCommand(KeepScenarioDocument);
  const [update, isUpdating] = useCommand(UpdateScenarioDocument);
  const [remove, isRemoving] = useCommand(DeleteScenarioDocument);
  const [refusal, setRefusal] = useState<string>();
  const typed = name ?? composition.keptAs?.name ?? '';
  const isDirty = kept !== undefined && (isChanged(composition, kept) || (name !== undefined && name !== kept.name));

  function refused(outcome: Outcome<unknown>): boolean {
    if (outcome.done) {
      setRefusal(undefined);
      return false;
    }
    if (outcome.problem) notifyProblem(outcome.problem);
    setRefusal(outcome.userErrors[0]?.message);
    return true;
  }

  function took(scenario: ScenarioLineFragment | null | undefined): void {
    if (scenario) markKept(compositionOf(scenario));
    setName(undefined);
  }

  async function keepNew(): Promise<void> {
    const wanted = typed.trim() === '' || typed === kept?.name ? t('build.defaultName', { count: scenarios.length + 1 }) : typed;
    const outcome = await keep({ input: { lotId: lot.id, name: wanted, members: memberInputs(composition) } });
    if (refused(outcome) || !outcome.done) return;
    took(readFragment(ScenarioLineFragmentDoc, outcome.payload.scenario));
    notifyDone(t('build.keptDone', { name: wanted }));
  }

  async function save(isShared?: boolean): Promise<void> {
    if (!kept) return;
    const members = memberInputs(composition);
    const input = { scenarioId: kept.id, version: kept.version, name: typed, members, isShared };
    const outcome = await update({ input });
    if (refused(outcome) || !outcome.done) return;
    took(readFragment(ScenarioLineFragmentDoc, outcome.payload.scenario));
    if (isShared === true) {
      await navigator.clipboard?.writeText(`${window.location.origin}/scenarios/${kept.id}`).catch(() => undefined);
    }
    notifyDone(isShared === undefined ? t('build.saved') : t(isShared ? 'build.sharedDone' : 'build.unsharedDone'));
  }

  async function discard(): Promise<void> {
    if (!kept) return;
    const outcome = await remove({ input: { scenarioId: kept.id, version: kept.version } });
    if (refused(outcome)) return;
    change({ members: composition.members });
    const { name: former, isShared } = kept;
    const members = memberInputs(compositionOf(kept));
    showUndoToast({
      message: t('build.deleted', { name: former }),
      onUndo: () => void keep({ input: { lotId: lot.id, name: former, members, isShared } }),
    });
  }

  return (
    <div>
      {scenarios.length > 0 && (
        <NativeSelect
          size="xs"
          mb="xs"
          label={t('build.from')}
          value={kept?.id ?? ''}
          onChange={(event) => {
            const chosen = scenarios.find(({ id }) => id === event.currentTarget.value);
            setName(undefined);
            change(chosen ? compositionOf(chosen) : EMPTY);
          }}
          data={[
            { value: '', label: t('build.fresh') },
            ...scenarios.map(({ id, name: label }) => ({ value: id, label })),
          ]}
        />
      )}
      {composition.members.length > 0 && (
        <div className={classes.kept}>
          <TextInput
            size="xs"
            className={classes.name}
            label={t('build.name')}
            placeholder={t('build.defaultName', { count: scenarios.length + 1 })}
            value={typed}
            error={refusal}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {kept ? (
            <Button size="xs" leftSection={<Save size={14} aria-hidden />} disabled={!isDirty} loading={isUpdating} onClick={() => void save()}>
              {t('build.save')}
            </Button>
          ) : (
            <Button size="xs" leftSection={<Save size={14} aria-hidden />} loading={isKeeping} onClick={() => void keepNew()}>
              {t('build.keep')}
            </Button>
          )}
        </div>
      )}
      {kept && (
        <Group gap="xs" mt="xs">
          <Button size="compact-sm" variant="default" leftSection={<Copy size={14} aria-hidden />} loading={isKeeping} onClick={() => void keepNew()}>
            {t('build.copy')}
          </Button>
          <Button
            size="compact-sm"
            variant={kept.isShared ? 'light' : 'default'}
            leftSection={<Share2 size={14} aria-hidden />}
            aria-pressed={kept.isShared}
            onClick={() => void save(!kept.isShared)}
          >
            {kept.isShared ? t('build.unshare') : t('build.share')}
          </Button>
          <Button size="compact-sm" variant="default" leftSection={<Trash2 size={14} aria-hidden />} loading={isRemoving} onClick={() => void discard()}>
            {t('build.delete')}
          </Button>
        </Group>
      )}
      {kept?.isShared && (
        <Text size="xs" c="dimmed" mt={4}>
          {t('build.sharedWith', { address: `${window.location.origin}/scenarios/${kept.id}` })}
        </Text>
      )}
    </div>
  );
}
