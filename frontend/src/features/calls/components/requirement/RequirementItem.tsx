import { ActionIcon, Badge, Group, Text } from '@mantine/core';
import { ArrowDown, ArrowUp, Pencil, Trash2 } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDemandText } from '../../../../components/demand/useDemandText';
import type { RequirementRowFragment } from '../../../../gql/calls';
import { useWords } from '../../../../lib/i18n/useWords';
import { Judgement } from './Judgement';
import classes from './RequirementItem.module.css';

interface RequirementItemProps {
  readonly requirement: RequirementRowFragment;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly canUpdate: boolean;
  readonly onMove: (by: -1 | 1) => void;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

/** One requirement: what is asked, of whom, in whose words; Alt with an arrow moves it from any of its buttons. */
export function RequirementItem(props: RequirementItemProps): ReactNode {
  const { requirement, canUpdate } = props;
  const { t } = useTranslation('calls');
  const word = useWords();
  const { name, threshold } = useDemandText()(requirement);
  const { isMandatory, weight, scope, kind, wording, origin } = requirement;
  const kindName = word(`requirementKind.${kind}`);

  function moveByKey(event: KeyboardEvent): void {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    props.onMove(event.key === 'ArrowUp' ? -1 : 1);
  }

  return (
    <article className={classes.item} aria-label={name} data-importance={isMandatory ? 'mandatory' : 'desirable'}>
      <div className={classes.body}>
        <Group gap="xs">
          <Text fw={600}>{name}</Text>
          {threshold !== undefined && <Text>{threshold}</Text>}
        </Group>
        <Group gap={6} mt={4}>
          <Badge color={isMandatory ? 'lake' : 'gray'}>
            {isMandatory ? t('requirement.mandatory') : t('requirement.desirable', { weight: weight ?? 0 })}
          </Badge>
          <Badge color="gray" variant="outline">
            {word(`requirementScope.${scope}`)}
          </Badge>
          {kind !== 'COMPETENCY' && kindName !== name && (
            <Text size="xs" c="dimmed">
              {kindName}
            </Text>
          )}
        </Group>
        {wording && wording !== name && (
          <Text size="sm" className={classes.wording}>
            {t('requirement.quoted', { wording })}
          </Text>
        )}
        {origin && (
          <Text size="xs" c="dimmed">
            {t('requirement.from', { origin })}
          </Text>
        )}
        {kind === 'FREE_TEXT' && <Judgement requirement={requirement} canJudge={canUpdate} />}
      </div>
      {canUpdate && (
        <div className={classes.actions} role="group" aria-label={t('requirement.actionsOf', { name })} onKeyDown={moveByKey}>
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={props.isFirst}
            aria-label={t('requirement.up')}
            aria-keyshortcuts="Alt+ArrowUp"
            onClick={() => props.onMove(-1)}
          >
            <ArrowUp size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={props.isLast}
            aria-label={t('requirement.down')}
            aria-keyshortcuts="Alt+ArrowDown"
            onClick={() => props.onMove(1)}
          >
            <ArrowDown size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('requirement.edit')}
            data-opens={requirement.id}
            onClick={props.onEdit}
          >
            <Pencil size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon variant="subtle" color="gray" aria-label={t('requirement.remove')} onClick={props.onRemove}>
            <Trash2 size={16} aria-hidden />
          </ActionIcon>
        </div>
      )}
    </article>
  );
}
