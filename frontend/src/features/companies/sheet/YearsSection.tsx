import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Pencil } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../components/layout/Section';
import { CompanyYearsFragmentDoc } from '../../../gql/companies';
import { formatMoney } from '../../../lib/format/money';
import { type FragmentRef, readFragment } from '../../../lib/graphql/fragment';
import { useLanguage } from '../../../lib/i18n/useLanguage';
import { Audience } from '../marks/Audience';
import { YearsDialog } from './forms/YearsDialog';
import classes from './sheet.module.css';

interface YearsSectionProps {
  readonly company: FragmentRef<typeof CompanyYearsFragmentDoc>;
  /** Whether the form opens with the page. */
  readonly opens?: boolean;
  readonly onFormEnd?: () => void;
}

/** The last financial years; the section is not there for those who may not know them. */
export function YearsSection({ company: ref, opens = false, onFormEnd }: YearsSectionProps): ReactNode {
  const { t } = useTranslation('companies');
  const company = readFragment(CompanyYearsFragmentDoc, ref);
  const language = useLanguage();
  const [editing, dialog] = useDisclosure(opens && company.viewerCanUpdate, { onClose: onFormEnd });
  if (company.financialYears === null) return null;
  return (
    <Section
      title={t('years.title')}
      lead={<Audience of="own" />}
      actions={
        company.viewerCanUpdate && (
          <Button
            className={classes.action}
            variant="default"
            size="xs"
            leftSection={<Pencil size={14} aria-hidden />}
            onClick={dialog.open}
          >
            {t('years.edit')}
          </Button>
        )
      }
    >
      {company.financialYears.length === 0 ? (
        <Text c="dimmed">{t('years.none')}</Text>
      ) : (
        <table className={classes.years}>
          <thead>
            <tr>
              <th scope="col">{t('years.year')}</th>
              <th scope="col">{t('years.turnover')}</th>
              <th scope="col">{t('years.inField')}</th>
            </tr>
          </thead>
          <tbody>
            {company.financialYears.map(({ year, turnover, inFieldTurnover }) => (
              <tr key={year}>
                <th scope="row">{year}</th>
                <td>{formatMoney(turnover, language)}</td>
                <td>{inFieldTurnover ? formatMoney(inFieldTurnover, language) : t('unknown')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <YearsDialog company={company} opened={editing} onClose={dialog.close} />
    </Section>
  );
}
