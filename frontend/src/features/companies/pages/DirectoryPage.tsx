import { Button, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { getRouteApi } from '@tanstack/react-router';
import { SlidersHorizontal } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../../components/layout/PageHeader';
import { SearchField } from '../../../components/fields/SearchField';
import { ActiveChoices } from '../directory/ActiveChoices';
import { AddCompany } from '../directory/AddCompany';
import classes from '../directory/directory.module.css';
import { DirectoryDownloads } from '../directory/DirectoryDownloads';
import { FacetPanel } from '../directory/FacetPanel';
import { MembersMap } from '../directory/map/MembersMap';
import { Results } from '../directory/Results';
import { countChoices, type DirectorySearch, SORTS } from '../model/directorySearch';

const route = getRouteApi('/directory');

/** Who does what, where: open to everybody; each reader finds what they may see. */
export function DirectoryPage(): ReactNode {
  const { t } = useTranslation('companies');
  const search: DirectorySearch = route.useSearch();
  const navigate = route.useNavigate();
  const [opened, facets] = useDisclosure(false);
  const change = (next: DirectorySearch): void => void navigate({ search: next, replace: true, resetScroll: false });
  const { sort = 'name' } = search;
  return (
    <>
      <PageHeader
        title={t('directory.title')}
        lead={t('directory.lead')}
        actions={
          <>
            <DirectoryDownloads />
            <AddCompany opened={search.add === true} onOpened={(add) => change({ ...search, add: add || undefined })} />
          </>
        }
      />
      <div className={classes.page}>
        <Button
          className={classes.facetsToggle}
          variant="default"
          leftSection={<SlidersHorizontal size={16} aria-hidden />}
          aria-expanded={opened}
          aria-controls="directory-facets"
          onClick={facets.toggle}
        >
          {t('facets.open', { count: countChoices(search) })}
        </Button>
        <aside id="directory-facets" className={classes.facets} data-opened={opened} aria-label={t('facets.title')}>
          <FacetPanel search={search} onChange={change} />
        </aside>
        <div className={classes.results}>
          <Stack gap="md">
            <div className={classes.toolbar}>
              <div className={classes.search}>
                <SearchField
                  label={t('directory.search')}
                  value={search.text ?? ''}
                  onSearch={(text) => change({ ...search, text: text || undefined })}
                />
              </div>
              <Select
                className={classes.sort}
                label={t('directory.sort')}
                allowDeselect={false}
                data={SORTS.map((each) => ({ value: each, label: t(`sorts.${each}`) }))}
                value={sort}
                onChange={(value) => change({ ...search, sort: SORTS.find((each) => each === value && each !== 'name') })}
              />
              <SegmentedControl
                aria-label={t('directory.view')}
                data={[
                  { value: 'list', label: t('directory.list') },
                  { value: 'map', label: t('directory.map') },
                ]}
                value={search.view ?? 'list'}
                onChange={(view) => change({ ...search, view: view === 'map' ? 'map' : undefined })}
              />
            </div>
            <ActiveChoices search={search} onChange={change} />
            {search.view === 'map' && <MembersMap search={search} />}
            <Results search={search} onChange={change} />
            <Text size="xs" c="dimmed">
              {t(`sortRule.${sort}`)}
            </Text>
          </Stack>
        </div>
      </div>
    </>
  );
}
