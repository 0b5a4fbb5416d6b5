import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type PlanWishFragment, PlanWishFragmentDoc, type ShownPlanRunFragment } from '../../../../gql/calls';
import { localeOf, numberFormat } from '../../../../lib/format/locale';
import { readFragment } from '../../../../lib/graphql/fragment';
import { useLanguage } from '../../../../lib/i18n/useLanguage';
import { numbersOf, type PlannedCallLot } from './lotNames';
import classes from './plan.module.css';

interface AskedWishesProps {
  readonly options: NonNullable<ShownPlanRunFragment['planOptions']>;
  readonly lots: readonly PlannedCallLot[];
}

/** What was wanted of a stored plan: lots left out, a line for each lot that is steered, and the time it had. */
export function AskedWishes({ options, lots }: AskedWishesProps): ReactNode {
  const { t } = useTranslation('calls');
  const language = useLanguage();
  const listed = (items: readonly string[]): string =>
    new Intl.ListFormat(localeOf(language), { type: 'conjunction' }).format(items);
  const namesOn = (wanted: readonly PlanWishFragment[], lotId: string): string =>
    listed(wanted.filter((wish) => wish.lotId === lotId).map(({ company }) => company.name));
  const pinned = readFragment(PlanWishFragmentDoc, options.pinned);
  const excluded = readFragment(PlanWishFragmentDoc, options.excluded);
  const leftOut = numbersOf(lots, options.leftOut);
  const lines: string[] = [];
  if (leftOut.length > 0) lines.push(t('plan.asked.leftOut', { count: leftOut.length, lots: listed(leftOut) }));
  for (const { id, number } of lots) {
    const [withThem, without] = [namesOn(pinned, id), namesOn(excluded, id)];
    if (withThem !== '') lines.push(t('plan.asked.pinned', { lot: number, who: withThem }));
    if (without !== '') lines.push(t('plan.asked.excluded', { lot: number, who: without }));
  }
  if (options.allowsSubcontractors) lines.push(t('plan.asked.subcontractors'));
  const seconds = numberFormat(language, { style: 'unit', unit: 'second', unitDisplay: 'long' }).format(options.timeLimitMs / 1000);
  lines.push(t('plan.asked.time', { time: seconds }));
  return (
    <div>
      <Text size="sm" fw={600}>
        {t('plan.asked.title')}
      </Text>
      <ul className={classes.asked}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
