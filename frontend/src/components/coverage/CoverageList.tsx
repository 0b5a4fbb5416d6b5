import { Accordion, Button, Group, Stack, Text } from '@mantine/core';
import { type ReactNode, type Ref, useImperativeHandle, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../lib/i18n/useLanguage';
import { useWords } from '../../lib/i18n/useWords';
import classes from './CoverageList.module.css';
import { CompanyActions } from './grid/CompanyDetails';
import { MarginMark } from './grid/MarginMark';
import { ProofMark } from './grid/ProofMark';
import { RequirementDetails } from './grid/RequirementDetails';
import { bringWords, companyCaption } from './model/companyText';
import { isMember, type Matrix, type MatrixColumn, type RequirementRow } from './model/matrix';
import { contributionWords, reachedText, requirementTitle } from './model/requirementText';
import type { Contribution, GoTo, MatrixActions } from './model/types';

interface CoverageListProps {
  readonly matrix: Matrix;
  readonly actions: MatrixActions;
  readonly goTo: Ref<GoTo>;
}

const COMPANIES = 'companies';

/** The matrix read line by line: each requirement opens on who covers it, and the companies come last. */
export function CoverageList({ matrix, actions, goTo }: CoverageListProps): ReactNode {
  const { t } = useTranslation('coverage');
  const word = useWords();
  const box = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<string[]>([]);
  useImperativeHandle(goTo, () => (requirementId) => {
    setOpened((before) => [...before, requirementId]);
    box.current?.querySelector<HTMLElement>(`[data-requirement="${requirementId}"]`)?.focus();
  });
  return (
    <Accordion ref={box} multiple value={opened} onChange={setOpened} variant="contained" order={3} classNames={{ label: classes.label }}>
      {matrix.rows.map((row) => {
        if (row.type === 'heading') {
          const blanks = { kind: word(`requirementKind.${row.kind}`), count: row.count };
          return (
            <Text key={row.key} className={classes.heading}>
              {row.isMandatory ? t('heading.mandatory', blanks) : t('heading.desirable', blanks)}
            </Text>
          );
        }
        return (
          <Accordion.Item key={row.key} value={row.key}>
            <Accordion.Control data-requirement={row.key}>
              <RowLabel row={row} />
            </Accordion.Control>
            <Accordion.Panel>
              {opened.includes(row.key) && <RowPanel row={row} matrix={matrix} actions={actions} />}
            </Accordion.Panel>
          </Accordion.Item>
        );
      })}
      <Text className={classes.heading}>{t('list.companies')}</Text>
      <Accordion.Item value={COMPANIES}>
        <Accordion.Control>{t('foot.title')}</Accordion.Control>
        <Accordion.Panel>
          {opened.includes(COMPANIES) && (
            <Companies
              companies={matrix.columns}
              describe={(company) => bringWords(company).join(', ')}
              actions={actions}
            />
          )}
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}

function RowLabel({ row }: { readonly row: RequirementRow }): ReactNode {
  const language = useLanguage();
  const { requirement, cover, number } = row;
  return (
    <span className={classes.row}>
      <span className={classes.title}>
        <span className={classes.number}>{number}</span>
        {requirementTitle(requirement)}
      </span>
      <span className={classes.margin}>
        <MarginMark cover={cover} />
        {cover && <span className={classes.reached}>{reachedText(requirement, cover, language)}</span>}
      </span>
    </span>
  );
}

interface RowPanelProps {
  readonly row: RequirementRow;
  readonly matrix: Matrix;
  readonly actions: MatrixActions;
}

function RowPanel({ row, matrix, actions }: RowPanelProps): ReactNode {
  const { t } = useTranslation('coverage');
  const language = useLanguage();
  const answering = matrix.columns.filter(({ id }) => matrix.cell(row.requirement.id, id) !== undefined);
  const members = answering.filter(({ place }) => isMember(place));
  const candidates = answering.filter(({ place }) => !isMember(place));
  const cellOf = ({ id }: MatrixColumn): Contribution | undefined => matrix.cell(row.requirement.id, id);
  const describe = (company: MatrixColumn): string => {
    const contribution = cellOf(company);
    return contribution ? contributionWords(row.requirement, contribution, language).join(', ') : '';
  };
  const parts = { describe, actions, proofOf: (company: MatrixColumn) => cellOf(company)?.proof };
  return (
    <Stack gap="sm">
      <RequirementDetails row={row} actions={actions} />
      {answering.length === 0 && row.requirement.kind !== 'FREE_TEXT' && <Text size="sm">{t('list.nobody')}</Text>}
      {members.length > 0 && <Companies title={t('list.members')} companies={members} {...parts} />}
      {candidates.length > 0 && <Companies title={t('list.candidates')} companies={candidates} {...parts} />}
    </Stack>
  );
}

interface CompaniesProps {
  readonly title?: string;
  readonly companies: readonly MatrixColumn[];
  readonly describe: (company: MatrixColumn) => string;
  readonly proofOf?: (company: MatrixColumn) => Contribution['proof'] | undefined;
  readonly actions: MatrixActions;
}

const FIRST = 5;

function Companies({ title, companies, describe, proofOf, actions }: CompaniesProps): ReactNode {
  const { t } = useTranslation('coverage');
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? companies : companies.slice(0, FIRST);
  return (
    <div>
      {title !== undefined && (
        <Text size="xs" fw={600} c="dimmed">
          {title}
        </Text>
      )}
      <ul className={classes.companies}>
        {shown.map((company) => {
          const proof = proofOf?.(company);
          return (
            <li key={company.id} className={classes.company}>
              <Group gap={6} wrap="nowrap">
                {proof && <ProofMark proof={proof} />}
                <Text fw={600} size="sm">
                  {company.name}
                </Text>
                <Text size="xs" c="dimmed">
                  {companyCaption(company)}
                </Text>
              </Group>
              <Text size="sm">{describe(company)}</Text>
              <CompanyActions company={company} actions={actions} />
            </li>
          );
        })}
      </ul>
      {companies.length > shown.length && (
        <Button size="compact-sm" variant="subtle" onClick={() => setIsWhole(true)}>
          {t('list.more', { count: companies.length - shown.length })}
        </Button>
      )}
    </div>
  );
}
