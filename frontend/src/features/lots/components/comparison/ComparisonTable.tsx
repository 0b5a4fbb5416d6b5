import { Button, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MarginMark } from '../../../../components/coverage/grid/MarginMark';
import { COMPOSITION } from '../../model/trying/building';
import {
  companyLines,
  type ComparableGroup,
  type ComparedGroup,
  type ComparedLine,
  farthestLine,
  figureLines,
  requirementLines,
} from '../../model/trying/comparedGroups';
import { requirementName } from '../../model/sentences';
import type { LotFacts } from '../useLotFacts';
import classes from './GroupsComparison.module.css';

interface ComparisonTableProps {
  readonly lotNumber: string;
  readonly groups: readonly ComparedGroup[];
  readonly facts: LotFacts;
  /** Whether lines on which all agree are left out. */
  readonly isShort: boolean;
  readonly onTake: (group: ComparableGroup) => void;
}

/** One column a group, one line a figure, a company or a requirement; lines that differ are marked. */
export function ComparisonTable({ lotNumber, groups, facts, isShort, onTake }: ComparisonTableProps): ReactNode {
  const { t } = useTranslation('lots');
  const figures = figureLines(groups);
  const farthest = farthestLine(groups, facts.candidates);
  const companies = shown(companyLines(groups), isShort);
  const requirements = shown(
    requirementLines(
      facts.requirements.map(({ id }) => id),
      groups,
    ),
    isShort,
  );
  const isAlike = [figures.members, figures.missing, figures.fragile, farthest, ...companies, ...requirements].every(
    ({ isSame }) => isSame,
  );
  const isReading = groups.some(({ coverage }) => coverage === undefined);
  const line = (key: string, label: ReactNode, isSame: boolean, cells: readonly ReactNode[]): ReactNode => (
    <Table.Tr key={key} data-differs={!isSame || undefined}>
      <Table.Th scope="row">{label}</Table.Th>
      {cells.map((cell, index) => (
        <Table.Td key={groups[index]?.key}>{cell}</Table.Td>
      ))}
    </Table.Tr>
  );
  const figure = ({ key, values, isSame }: ComparedLine<unknown>, label: string, cells: readonly ReactNode[]): ReactNode =>
    isShort && isSame && values.length > 0 ? null : line(key, label, isSame, cells);
  return (
    <>
      {isAlike && !isReading && <Text size="sm">{t('compare.same')}</Text>}
      <Table.ScrollContainer minWidth={0} aria-busy={isReading}>
        <Table className={classes.table} verticalSpacing={6} style={{ minWidth: `${12 + groups.length * 9}rem` }}>
          <caption className={classes.caption}>{t('compare.caption', { number: lotNumber })}</caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('compare.what')}</Table.Th>
              {groups.map((group) => (
                <Table.Th key={group.key} scope="col">
                  <span className={classes.head}>
                    {group.name}
                    {group.key !== COMPOSITION && (
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-label={t('compare.take', { group: group.name })}
                        onClick={() => onTake(group)}
                      >
                        {t('compare.takeShort')}
                      </Button>
                    )}
                  </span>
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {figure(figures.members, t('compare.members'), figures.members.values)}
            {figure(
              figures.missing,
              t('compare.mandatory'),
              groups.map(({ coverage }) =>
                coverage === undefined
                  ? null
                  : t('compare.ofMandatory', {
                      covered: coverage.nMandatory - coverage.nMissingMandatory,
                      total: coverage.nMandatory,
                    }),
              ),
            )}
            {figure(figures.fragile, t('compare.fragile'), figures.fragile.values)}
            {figure(
              farthest,
              t('compare.farthest'),
              farthest.values.map((km) => (km === null ? t('compare.unknown') : t('compare.km', { km }))),
            )}
          </Table.Tbody>
          {companies.length > 0 && (
            <Table.Tbody>
              <Heading nGroups={groups.length}>{t('compare.companies')}</Heading>
              {companies.map(({ key, name, values, isSame }) =>
                line(
                  key,
                  name,
                  isSame,
                  values.map((place, index) =>
                    place === undefined ? <Absent key={groups[index]?.key} /> : t(`build.place.${place}`),
                  ),
                ),
              )}
            </Table.Tbody>
          )}
          {requirements.length > 0 && (
            <Table.Tbody>
              <Heading nGroups={groups.length}>{t('compare.requirements')}</Heading>
              {requirements.map(({ key, values, isSame }) =>
                line(
                  key,
                  requirementName(key, facts),
                  isSame,
                  values.map((cover, index) => <MarginMark key={groups[index]?.key} cover={cover} />),
                ),
              )}
            </Table.Tbody>
          )}
        </Table>
      </Table.ScrollContainer>
    </>
  );
}

function shown<Line extends ComparedLine<unknown>>(lines: readonly Line[], isShort: boolean): readonly Line[] {
  return isShort ? lines.filter(({ isSame }) => !isSame) : lines;
}

function Heading({ nGroups, children }: { readonly nGroups: number; readonly children: ReactNode }): ReactNode {
  return (
    <Table.Tr className={classes.heading}>
      <Table.Th scope="rowgroup" colSpan={nGroups + 1}>
        {children}
      </Table.Th>
    </Table.Tr>
  );
}

function Absent(): ReactNode {
  const { t } = useTranslation('lots');
  return (
    <>
      <span aria-hidden>{t('compare.absent')}</span>
      <span className={classes.hidden}>{t('compare.absentLabel')}</span>
    </>
  );
}
