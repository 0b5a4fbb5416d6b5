import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { StateBadge } from '../../../components/states/StateBadge';
import { GrantPartsFragmentDoc } from '../../../gql/accounts';
import { type FragmentRef, readFragment } from '../../../lib/graphql/fragment';
import { useWords } from '../../../lib/i18n/useWords';

interface GrantBadgeProps {
  readonly grant: FragmentRef<typeof GrantPartsFragmentDoc>;
}

/** A role and where it holds. */
export function GrantBadge({ grant }: GrantBadgeProps): ReactNode {
  const word = useWords();
  const { role, cluster, company } = readFragment(GrantPartsFragmentDoc, grant);
  const place = company?.name ?? cluster?.name;
  return (
    <span>
      <StateBadge tone="active">{word(`roleKind.${role}`)}</StateBadge>
      {place !== undefined && (
        <Text span size="sm" ml={6}>
          {place}
        </Text>
      )}
    </span>
  );
}
