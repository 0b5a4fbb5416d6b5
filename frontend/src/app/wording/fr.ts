import coverage from '../../components/coverage/wording/fr.json';
import components from '../../components/wording/fr.json';
import accounts from '../../features/accounts/wording/fr.json';
import calls from '../../features/calls/wording/fr.json';
import clusters from '../../features/clusters/wording/fr.json';
import consortia from '../../features/consortia/wording/fr.json';
import imports from '../../features/imports/wording/fr.json';
import lots from '../../features/lots/wording/fr.json';
import desk from '../../features/companies/wording/desk.fr.json';
import companies from '../../features/companies/wording/fr.json';
import competencies from '../../features/competencies/wording/fr.json';
import visit from '../../features/companies/wording/visit.fr.json';
import words from '../../lib/i18n/words/fr.json';
import app from './fr.json';

/** Every French word of the screen; a feature adds its file here. */
export const fr = {
  accounts,
  app,
  calls,
  clusters,
  companies,
  competencies,
  components,
  consortia,
  coverage,
  desk,
  imports,
  lots,
  visit,
  words,
};
