import { Badge, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PlainList } from '../../../../components/layout/PlainList';
import { StateBadge, type Tone } from '../../../../components/states/StateBadge';
import { type IssuePartsFragment, IssuePartsFragmentDoc, type Severity } from '../../../../gql/imports';
import { type FragmentRef, readFragment } from '../../../../lib/graphql/fragment';
import { sentence } from '../../../../lib/graphql/userErrors';
import { useWords } from '../../../../lib/i18n/useWords';
import { usePlace } from './usePlace';
import classes from './IssueList.module.css';

const TONES: Record<Severity, Tone> = { INFORMATION: 'active', WARNING: 'attention', ERROR: 'bad' };

interface IssueListProps {
  readonly issues: ReadonlyArray<FragmentRef<typeof IssuePartsFragmentDoc>>;
}

/** What is wrong in the workbook: where, what was found, what was expected, what to do. */
export function IssueList({ issues }: IssueListProps): ReactNode {
  return (
    <PlainList gap="sm">
      {readFragment(IssuePartsFragmentDoc, issues).map((issue) => (
        <li key={`${issue.code}${issue.sheet}${issue.row}${issue.column}${issue.found}`}>
          <Issue issue={issue} />
        </li>
      ))}
    </PlainList>
  );
}

function Issue({ issue }: { readonly issue: IssuePartsFragment }): ReactNode {
  const { t } = useTranslation('imports');
  const word = useWords();
  const place = usePlace();
  const { severity, sheet, row, column, columnTitle, found, expected, proposals, message } = issue;
  return (
    <div className={classes.issue}>
      <div className={classes.head}>
        <StateBadge tone={TONES[severity]}>{word(`severity.${severity}`)}</StateBadge>
        <Text size="sm" c="dimmed">
          {place({ sheet, row, column })}
          {columnTitle !== null && ` · ${columnTitle}`}
        </Text>
      </div>
      <Text>{sentence(message)}</Text>
      {(found !== null || expected !== null) && (
        <dl className={classes.pair}>
          {found !== null && (
            <div>
              <dt>{t('issue.found')}</dt>
              <dd>
                <q>{found}</q>
              </dd>
            </div>
          )}
          {expected !== null && (
            <div>
              <dt>{t('issue.expected')}</dt>
              <dd>{expected}</dd>
            </div>
          )}
        </dl>
      )}
      {proposals.length > 0 && (
        <div className={classes.proposals}>
          <Text size="sm" span>
            {t('issue.proposals', { count: proposals.length })}
          </Text>
          {proposals.map((proposal) => (
            <Badge key={proposal} variant="outline" color="lake">
              {proposal}
            </Badge>
          ))}
        </div>
      )}
    </div>
  );
}
