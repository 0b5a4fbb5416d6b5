import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProofMark } from '../../../../components/coverage/grid/ProofMark';
import { contributionWords } from '../../../../components/coverage/model/requirementText';
import type { Contribution, CoverageLines, Requirement } from '../../../../components/coverage/model/types';
import type { CompanyLotQuery } from '../../../../gql/lots';
import { formatDay } from '../../../../lib/format/dates';
import { formatFte } from '../../../../lib/format/numbers';
import { useLanguage } from '../../../../lib/i18n/useLanguage';
import { useWords } from '../../../../lib/i18n/useWords';

interface OwnPartProps {
  readonly requirement: Requirement;
  readonly company: NonNullable<CompanyLotQuery['company']>;
  /** The company's own coverage, where it may know it. */
  readonly coverage: CoverageLines | undefined;
}

/** What one's own company brings to a requirement; how far it counts is said only where the server says it. */
export function OwnPart({ requirement, company, coverage }: OwnPartProps): ReactNode {
  const { t } = useTranslation('lots');
  const part = usePart({ requirement, company, coverage });
  if (requirement.kind === 'FREE_TEXT') return null;
  return (
    <Group gap={6} wrap="nowrap" align="center">
      <ProofMark proof={part?.proof ?? 'MISSING'} />
      <Text size="sm" c={part ? undefined : 'dimmed'}>
        {part?.words ?? t('company.nothing')}
      </Text>
    </Group>
  );
}

interface Part {
  readonly proof: Contribution['proof'];
  readonly words: string;
}

function usePart({ requirement, company, coverage }: OwnPartProps): Part | undefined {
  const { t } = useTranslation('lots');
  const language = useLanguage();
  const word = useWords();
  if (coverage) {
    const own = coverage.contributions.find(({ requirementId }) => requirementId === requirement.id);
    return own && { proof: own.proof, words: contributionWords(requirement, own, language).join(', ') };
  }
  const declared = company.capabilities.find(({ competency }) => competency.id === requirement.competency?.id);
  if (declared) {
    const parts = [word(`level.${declared.level}`)];
    if (declared.fteTenths !== null) parts.push(t('company.fte', { fte: formatFte(declared.fteTenths, language) }));
    parts.push(word(`proof.${declared.proof}`));
    return { proof: declared.proof, words: t('company.declares', { what: parts.join(', ') }) };
  }
  const held = company.certificates.find(({ code }) => code === requirement.certificateCode);
  if (!held) return undefined;
  const parts = [word(`proof.${held.proof}`)];
  if (held.validUntil !== null) parts.push(t('company.until', { day: formatDay(held.validUntil, language) }));
  return { proof: held.proof, words: t('company.holds', { code: held.code, what: parts.join(', ') }) };
}
