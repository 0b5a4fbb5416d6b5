import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Grid3x3, Pencil } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { ButtonLink } from '../../../../components/actions/ButtonLink';
import { ImportIntoCall } from '../../../../components/actions/ImportIntoCall';
import { Facts } from '../../../../components/layout/Facts';
import { Loaded } from '../../../../components/states/Loaded';
import { LotFactsFragmentDoc, LotFormPartsFragmentDoc, LotOfCallDocument, type LotOfCallQuery } from '../../../../gql/calls';
import { formatMoney } from '../../../../lib/format/money';
import { readFragment } from '../../../../lib/graphql/fragment';
import { useLanguage } from '../../../../lib/i18n/useLanguage';
import { DeleteLot } from './DeleteLot';
import { LotDialog } from './LotDialog';
import classes from './LotPanel.module.css';
import { RequirementEditor } from '../requirement/RequirementEditor';

interface LotPanelProps {
  readonly callId: string;
  readonly lotId: string;
  /** The only lot of a call is the call itself and cannot be removed from it. */
  readonly isOnly: boolean;
  readonly onDeleted: () => void;
}

/** The chosen lot: its facts and what it asks. */
export function LotPanel({ callId, lotId, isOnly, onDeleted }: LotPanelProps): ReactNode {
  const [result, retry] = useQuery({ query: LotOfCallDocument, variables: { id: lotId } });
  return (
    <Paper withBorder p="lg" className={classes.panel}>
      <Loaded result={result} retry={retry}>
        {({ lot }) => lot && <LotContent callId={callId} lot={lot} isOnly={isOnly} onDeleted={onDeleted} />}
      </Loaded>
    </Paper>
  );
}

interface LotContentProps extends Omit<LotPanelProps, 'lotId'> {
  readonly lot: NonNullable<LotOfCallQuery['lot']>;
}

function LotContent({ callId, lot, isOnly, onDeleted }: LotContentProps): ReactNode {
  const { t } = useTranslation('calls');
  const language = useLanguage();
  const [editing, dialog] = useDisclosure(false);
  const facts = readFragment(LotFactsFragmentDoc, lot);
  const { number, title, version } = readFragment(LotFormPartsFragmentDoc, lot);
  const forbidden = (value: boolean | null): string | null => (value === null ? null : value ? t('yes') : t('no'));
  return (
    <>
      <Group justify="space-between" align="flex-start" mb="md">
        <Title order={3} className={classes.title}>
          {t('lot.name', { number, title })}
        </Title>
        <Group gap="xs">
          {lot.viewerCanUpdate && (
            <Button variant="default" size="xs" leftSection={<Pencil size={14} aria-hidden />} onClick={dialog.open}>
              {t('lot.edit')}
            </Button>
          )}
          {lot.viewerCanUpdate && <ImportIntoCall callId={callId} lotId={lot.id} size="xs" />}
          {lot.viewerCanUpdate && !isOnly && (
            <DeleteLot lotId={lot.id} version={version} name={t('lot.name', { number, title })} onDeleted={onDeleted} />
          )}
          <ButtonLink
            to="/lots/$lotId"
            params={{ lotId: lot.id }}
            size="xs"
            leftSection={<Grid3x3 size={14} aria-hidden />}
          >
            {lot.viewerCanSuggest ? t('lot.coverage') : t('lot.open')}
          </ButtonLink>
        </Group>
      </Group>
      {facts.description && <Text className={classes.description}>{facts.description}</Text>}
      <Facts
        facts={[
          { name: t('estimatedValue'), value: facts.estimatedValue && formatMoney(facts.estimatedValue, language) },
          { name: t('place'), value: facts.place },
          { name: t('cpv'), value: facts.cpv.join(', ') },
          { name: t('maxMembers'), value: facts.maxMembers },
          { name: t('reservedFor'), value: facts.reservedFor },
          { name: t('forbidsAloneAndGrouped'), value: forbidden(facts.forbidsAloneAndGrouped) },
          { name: t('forbidsSeveralGroups'), value: forbidden(facts.forbidsSeveralGroups) },
        ]}
      />
      <RequirementEditor lotId={lot.id} requirements={lot.requirements} canUpdate={lot.viewerCanUpdate} />
      {lot.viewerCanUpdate && <LotDialog lot={lot} opened={editing} onClose={dialog.close} />}
    </>
  );
}
