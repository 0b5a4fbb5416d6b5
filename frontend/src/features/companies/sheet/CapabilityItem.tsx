import { ActionIcon, Button, Collapse, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { BadgeCheck, ChevronDown, ChevronRight, Pencil, Trash2 } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../../../components/actions/AnchorLink';
import { StateBadge } from '../../../components/states/StateBadge';
import { formatInstantDay } from '../../../lib/format/dates';
import { formatFte } from '../../../lib/format/numbers';
import { useLanguage } from '../../../lib/i18n/useLanguage';
import type { Capability } from '../model/capabilityForm';
import { EvidenceList } from './EvidenceList';
import { LevelMark } from '../marks/LevelMark';
import { ProofBadge } from '../marks/ProofBadge';
import classes from './sheet.module.css';
import { useCapabilityActions } from './useCapabilityActions';

interface CapabilityItemProps {
  readonly companyId: string;
  readonly capability: Capability;
  readonly onEdit: () => void;
}

/** One capability: level, availability, proof, and below it what supports it. */
export function CapabilityItem({ companyId, capability, onEdit }: CapabilityItemProps): ReactNode {
  const { t } = useTranslation('companies');
  const language = useLanguage();
  const { competency, level, fteTenths, note, evidence, proof, isVerified, verifiedAt } = capability;
  const { withdraw, verify, busy } = useCapabilityActions(companyId, capability);
  return (
    <li className={classes.entry}>
      <div className={classes.entryHead}>
        <span className={classes.entryName}>
          <AnchorLink to="/competencies" search={{ entry: competency.id }} c="inherit">
            {competency.label}
          </AnchorLink>
        </span>
        <LevelMark level={level} withWord />
        {fteTenths !== null && fteTenths > 0 && <span>{t('fte', { fte: formatFte(fteTenths, language) })}</span>}
        <ProofBadge proof={proof} />
        {isVerified && (
          <StateBadge tone="good">
            {verifiedAt === null ? t('capabilities.verified') : t('capabilities.verifiedOn', { day: formatInstantDay(verifiedAt, language) })}
          </StateBadge>
        )}
        <span className={classes.entryActions}>
          {capability.viewerCanVerify && (
            <Button
              size="compact-sm"
              variant={isVerified ? 'subtle' : 'light'}
              leftSection={<BadgeCheck size={14} aria-hidden />}
              loading={busy}
              aria-label={t(isVerified ? 'capabilities.unverifyOne' : 'capabilities.verifyOne', { name: competency.label })}
              onClick={() => void verify(!isVerified)}
            >
              {isVerified ? t('capabilities.unverify') : t('capabilities.verify')}
            </Button>
          )}
          {capability.viewerCanUpdate && (
            <>
              <ActionIcon variant="subtle" color="gray" aria-label={t('capabilities.edit', { name: competency.label })} onClick={onEdit}>
                <Pencil size={16} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                loading={busy}
                aria-label={t('capabilities.withdraw', { name: competency.label })}
                onClick={() => void withdraw()}
              >
                <Trash2 size={16} aria-hidden />
              </ActionIcon>
            </>
          )}
        </span>
      </div>
      {note && <Text size="sm">{note}</Text>}
      {evidence.length > 0 && <Evidence name={competency.label} evidence={evidence} />}
    </li>
  );
}

interface EvidenceProps {
  readonly name: string;
  readonly evidence: Capability['evidence'];
}

/** The pieces of evidence, folded away until asked for; on paper they are left out. */
function Evidence({ name, evidence }: EvidenceProps): ReactNode {
  const { t } = useTranslation('companies');
  const [opened, { toggle }] = useDisclosure(false);
  const id = useId();
  const Chevron = opened ? ChevronDown : ChevronRight;
  return (
    <>
      <Button
        className={classes.action}
        size="compact-xs"
        variant="subtle"
        ml={-8}
        leftSection={<Chevron size={14} aria-hidden />}
        aria-expanded={opened}
        aria-controls={id}
        aria-label={t('evidence.showOf', { count: evidence.length, name })}
        onClick={toggle}
      >
        {t('evidence.show', { count: evidence.length })}
      </Button>
      <Collapse expanded={opened} id={id}>
        <EvidenceList evidence={evidence} />
      </Collapse>
    </>
  );
}
