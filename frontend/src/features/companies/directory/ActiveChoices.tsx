import { Button } from '@mantine/core';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { CompetencyNameDocument } from '../../../gql/companies';
import { useWords } from '../../../lib/i18n/useWords';
import { useViewer } from '../../../lib/viewer';
import { cleared, countChoices, type DirectorySearch, toggled } from '../model/directorySearch';
import classes from './directory.module.css';

interface ActiveChoicesProps {
  readonly search: DirectorySearch;
  readonly onChange: (search: DirectorySearch) => void;
}

/** The choices that narrow the list, each with a way out of it; they stay when no company is left. */
export function ActiveChoices({ search, onChange }: ActiveChoicesProps): ReactNode {
  const { t } = useTranslation('companies');
  const word = useWords();
  const clusters = useViewer()?.clusters ?? [];
  if (countChoices(search) === 0) return null;
  const { level, size } = search;
  return (
    <div className={classes.chips} role="group" aria-label={t('active.label')}>
      {search.competencies?.map((id) => (
        <CompetencyChoice key={id} id={id} onRemove={() => onChange(toggled(search, 'competencies', id))} />
      ))}
      {level && (
        <Choice name={t('active.level', { level: word(`level.${level}`) })} onRemove={() => onChange({ ...search, level: undefined })} />
      )}
      {search.departments?.map((value) => (
        <Choice key={value} name={t('active.department', { value })} onRemove={() => onChange(toggled(search, 'departments', value))} />
      ))}
      {search.clusters?.map((value) => (
        <Choice
          key={value}
          name={clusters.find(({ id }) => id === value)?.name ?? t('active.cluster')}
          onRemove={() => onChange(toggled(search, 'clusters', value))}
        />
      ))}
      {search.certificates?.map((value) => (
        <Choice key={value} name={t('active.certificate', { value })} onRemove={() => onChange(toggled(search, 'certificates', value))} />
      ))}
      {search.statuses?.map((value) => (
        <Choice key={value} name={t('active.status', { value })} onRemove={() => onChange(toggled(search, 'statuses', value))} />
      ))}
      {size && <Choice name={t('active.size', { size })} onRemove={() => onChange({ ...search, size: undefined })} />}
      {search.lead && <Choice name={t('active.lead')} onRemove={() => onChange({ ...search, lead: undefined })} />}
      <Button size="compact-sm" variant="subtle" onClick={() => onChange(cleared(search))}>
        {t('active.clear')}
      </Button>
    </div>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly onRemove: () => void;
}

function Choice({ name, onRemove }: ChoiceProps): ReactNode {
  const { t } = useTranslation('companies');
  return (
    <Button
      size="compact-sm"
      variant="light"
      rightSection={<X size={13} aria-hidden />}
      aria-label={t('active.remove', { name })}
      onClick={onRemove}
    >
      {name}
    </Button>
  );
}

function CompetencyChoice({ id, onRemove }: { readonly id: string; readonly onRemove: () => void }): ReactNode {
  const { t } = useTranslation('companies');
  const [{ data }] = useQuery({ query: CompetencyNameDocument, variables: { id } });
  return <Choice name={data?.competency?.label ?? t('active.competency')} onRemove={onRemove} />;
}
