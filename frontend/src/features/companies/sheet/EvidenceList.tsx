import { Text } from '@mantine/core';
import { Award, BookCheck, UserCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../../lib/format/money';
import { formatShare } from '../../../lib/format/numbers';
import { useLanguage } from '../../../lib/i18n/useLanguage';
import { useWords } from '../../../lib/i18n/useWords';
import type { Evidence } from '../model/capabilityForm';
import { evidenceValidity } from '../model/validity';
import { DocumentLink } from '../marks/DocumentLink';
import classes from './sheet.module.css';
import { usePeriod } from '../marks/usePeriod';
import { useToday } from '../marks/useToday';
import { ValidityBadge } from '../marks/ValidityBadge';

const ICONS = { REFERENCE: BookCheck, CERTIFICATE: Award, STAFF: UserCheck } as const;

interface EvidenceListProps {
  readonly evidence: readonly Evidence[];
}

/** What supports a capability, piece by piece. */
export function EvidenceList({ evidence }: EvidenceListProps): ReactNode {
  return (
    <div className={classes.evidence}>
      {evidence.map((piece) => (
        <EvidenceItem key={piece.id} piece={piece} />
      ))}
    </div>
  );
}

function EvidenceItem({ piece }: { readonly piece: Evidence }): ReactNode {
  const { t } = useTranslation('companies');
  const word = useWords();
  const language = useLanguage();
  const period = usePeriod();
  const today = useToday();
  const Icon = ICONS[piece.kind];
  const { amount, ownSharePerTenThousand } = piece;
  const details = [
    piece.party,
    period(piece),
    amount && formatMoney(amount, language),
    ownSharePerTenThousand !== null && t('evidence.ownShare', { share: formatShare(ownSharePerTenThousand, language) }),
  ].filter((part) => typeof part === 'string');
  return (
    <div>
      <div className={classes.evidenceHead}>
        <span className={classes.kind}>
          <Icon size={14} aria-hidden />
          {word(`evidenceKind.${piece.kind}`)}
        </span>
        <span>{piece.title}</span>
        <ValidityBadge validity={evidenceValidity(piece, today)} />
      </div>
      {details.length > 0 && (
        <Text size="xs" c="dimmed">
          {details.join(' · ')}
        </Text>
      )}
      {piece.note && <Text size="sm">{piece.note}</Text>}
      <DocumentLink address={piece.document} title={piece.title} />
    </div>
  );
}
