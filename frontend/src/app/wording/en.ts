import coverage from '../../components/coverage/wording/en.json';
import components from '../../components/wording/en.json';
import accounts from '../../features/accounts/wording/en.json';
import calls from '../../features/calls/wording/en.json';
import clusters from '../../features/clusters/wording/en.json';
import consortia from '../../features/consortia/wording/en.json';
import imports from '../../features/imports/wording/en.json';
import lots from '../../features/lots/wording/en.json';
import desk from '../../features/companies/wording/desk.en.json';
import companies from '../../features/companies/wording/en.json';
import competencies from '../../features/competencies/wording/en.json';
import visit from '../../features/companies/wording/visit.en.json';
import words from '../../lib/i18n/words/en.json';
import app from './en.json';
import type { fr } from './fr';

/** Every English word of the screen; a key that French has and English lacks does not compile. */
export const en: typeof fr = {
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
