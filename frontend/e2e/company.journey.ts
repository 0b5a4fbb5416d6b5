import type { Page } from '@playwright/test';
import { expect, expectNoSidewaysScroll, test } from './support/journey';

const CALL = 'Services informatiques : accord-cadre pour quatre services de médiation';
const OWN = 'Cordée bureautique';
const RIVAL = 'Attelage bureautique';
const COMPANY = 'Phare d\'Opale';

/** Declares a capability with a reference that has a document, so that it counts as proved. */
async function declareKeycloak(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Déclarer une capacité' }).click();
  const form = page.getByRole('dialog', { name: 'Déclarer une capacité' });
  await form.getByRole('textbox', { name: 'Compétence' }).fill('red hat sso');
  await page.getByRole('option', { name: /^Keycloak/ }).click();
  await form.getByRole('radio', { name: 'Confirmé' }).check();
  await form.getByLabel('ETP disponibles').fill('0,5');
  await form.getByRole('button', { name: 'Ajouter une référence' }).click();
  await form.getByLabel('Travaux réalisés').fill('Authentification unique d’un service public');
  await form.getByLabel('Client').fill('un syndicat mixte');
  await form.getByLabel('Adresse du document').fill('https://phare-opale.example/preuves/keycloak.pdf');
  await form.getByLabel('Début des travaux').fill('2025-02-03');
  await form.getByLabel('Fin des travaux').fill('2026-01-30');
  await form.getByLabel('Montant').fill('24000');
  await form.getByLabel('Part propre, en %').fill('75');
}

/** Opens a lot of the call from the home page's list of deadlines. */
async function openLot(page: Page, number: number): Promise<void> {
  await page.goto('/calls');
  await page.getByRole('link', { name: CALL }).first().click();
  await page.getByText(new RegExp(`^Lot ${number} · `)).first().click();
  await page.getByRole('link', { name: /^(Voir le lot et répondre|Couverture et groupements)$/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(`^Lot ${number} · `) })).toBeVisible();
}

/** Asks the engine, forms what it proposes, and invites; answers the address of the consortium. */
async function formAndInvite(coordinator: Page, name: string, withMember?: string): Promise<string> {
  await coordinator.getByRole('button', { name: 'Former ce groupement' }).click();
  await coordinator.getByLabel('Nom du groupement').fill(name);
  await coordinator.getByRole('radio', { name: /^Conjoint/ }).check();
  await coordinator.getByRole('button', { name: 'Créer le brouillon' }).click();
  await expect(coordinator.getByRole('heading', { level: 1, name })).toBeVisible();
  if (withMember !== undefined) await addMember(coordinator, withMember);
  await coordinator.getByRole('button', { name: 'Solliciter les membres' }).click();
  await coordinator.getByRole('dialog').getByRole('button', { name: 'Solliciter les membres' }).click();
  await expect(coordinator.getByText('Sollicité').first()).toBeVisible();
  return new URL(coordinator.url()).pathname;
}

async function addMember(coordinator: Page, company: string): Promise<void> {
  await coordinator.getByRole('button', { name: 'Ajouter un membre' }).click();
  const dialog = coordinator.getByRole('dialog', { name: 'Ajouter un membre' });
  await dialog.getByRole('combobox', { name: 'Entreprise' }).fill(company);
  await coordinator.getByRole('option', { name: company }).click();
  await dialog.getByRole('button', { name: 'Ajouter un membre' }).click();
  await expect(coordinator.getByRole('row', { name: new RegExp(`^${company}`) })).toBeVisible();
}

function idOf(address: string): string {
  return address.split('/').at(-1) ?? '';
}

test('a company declares, answers a lot, and sees no consortium but its own', async ({ page, audit, signInAs, openAs }) => {
  test.setTimeout(300_000);
  await signInAs(`Direction de ${COMPANY}`);
  await page.getByRole('link', { name: 'Mon entreprise' }).click();
  await expect(page.getByRole('heading', { level: 1, name: COMPANY })).toBeVisible();
  await expect(page.getByText('Vous n’êtes dans aucun groupement pour l’instant.')).toBeVisible();
  await audit('the desk of a company');

  await page.getByRole('tab', { name: 'Capacités et preuves' }).click();
  await declareKeycloak(page);
  await audit('the form of a capability');
  await page.getByRole('button', { name: 'Déclarer', exact: true }).click();
  const declared = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'Keycloak', exact: true }) });
  await expect(declared.getByText('Prouvée')).toBeVisible();
  await expect(declared.getByText('0,5 ETP')).toBeVisible();
  await declared.getByRole('button', { name: 'Keycloak : 1 preuve' }).click();
  await expect(declared.getByText('un syndicat mixte', { exact: false })).toBeVisible();
  await audit('the capabilities of a company');

  await page.getByRole('link', { name: 'Accueil' }).click();
  await page.getByRole('link', { name: 'lot 2', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Lot 2 · / })).toBeVisible();
  const identity = page.getByRole('listitem').filter({ hasText: 'Logiciels d’identité' }).or(page.getByRole('listitem').filter({ hasText: 'Logiciels d\'identité' }));
  await expect(identity.getByText('Vous y répondez')).toBeVisible();
  await expect(identity.getByText('Authentification unique d’un service public (un syndicat mixte)')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Suites bureautiques' }).getByText('Il vous manque')).toBeVisible();
  await page.getByRole('button', { name: 'Oui, comme membre' }).click();
  await page.getByText('Conditions et entreprises à éviter').click();
  await page.getByRole('textbox', { name: 'Conditions' }).fill('Une demi-personne, pas avant mars.');
  await page.getByRole('textbox', { name: 'Au plus (ETP)' }).fill('1,5');
  await page.getByRole('button', { name: 'Enregistrer les conditions' }).click();
  await expect(page.getByText('Conditions enregistrées')).toBeVisible();
  await audit('the page of a lot for a company');
  await expectNoSidewaysScroll(page, 'the page of a lot for a company');
  const lotPage = page.url();

  await page.goto('/my-company');
  for (const [lot, answer] of [
    [4, 'Oui, en sous-traitance'],
    [5, 'Non'],
    [6, 'Oui, comme mandataire'],
  ] as const) {
    await page.getByRole('button', { name: new RegExp(`^Répondre : Lot ${lot} : `) }).click();
    const answers = page.getByRole('group', { name: new RegExp(`^Votre réponse : Lot ${lot} : `) });
    await answers.getByRole('button', { name: answer, exact: true }).click();
    await expect(answers.getByRole('button', { name: answer, exact: true, pressed: true })).toBeVisible();
  }
  await expect(page.getByText('Conditions : Une demi-personne, pas avant mars.')).toBeVisible();
  await expect(page.getByText('Au plus 1,5 ETP')).toBeVisible();
  await audit('the desk of a company with its answers');

  const coordinator = await openAs('Coordination des Beffrois libres');
  await openLot(coordinator, 2);
  await coordinator.getByRole('button', { name: /^(Proposer des groupements|Recalculer)$/ }).click();
  await expect(coordinator.getByText(/^Optimum prouvé/)).toBeVisible();
  await coordinator.getByLabel('Trouver une entreprise').fill(COMPANY);
  await coordinator.getByRole('button', { name: `Épingler ${COMPANY}` }).first().click();
  await expect(coordinator.getByRole('columnheader', { name: new RegExp(`${COMPANY}.*(Membre|Mandataire)`) })).toBeVisible();
  await expect(coordinator.getByText(/^Optimum prouvé/)).toBeVisible();
  await expectNoSidewaysScroll(coordinator, 'the page of a lot for a coordinator');
  const own = await formAndInvite(coordinator, OWN, 'Zwin & Lys');
  await expectNoSidewaysScroll(coordinator, 'the page of a consortium for a coordinator');

  await openLot(coordinator, 2);
  await coordinator.getByLabel('Trouver une entreprise').fill(COMPANY);
  await coordinator.getByRole('button', { name: `Écarter ${COMPANY}` }).first().click();
  await expect(coordinator.getByRole('button', { name: `Ne plus écarter ${COMPANY}` }).first()).toBeVisible();
  await expect(coordinator.getByText(/^Optimum prouvé/)).toBeVisible();
  const rival = await formAndInvite(coordinator, RIVAL);
  expect(rival).not.toBe(own);
  await audit('the page of a consortium for a coordinator', coordinator);

  await test.step('the company sees its own consortium, and nothing of its rival', async () => {
    await page.goto('/consortia');
    await expect(page.getByRole('rowheader')).toHaveText([new RegExp(`^${OWN}`)]);
    await audit('the list of consortia for a company');
    for (const address of ['/', '/my-company', lotPage]) {
      await page.goto(address);
      await expect(page.getByRole('link', { name: OWN }), address).toHaveCount(1);
      await page.waitForLoadState('networkidle');
      await expect(page.getByText(RIVAL, { exact: false }), address).toHaveCount(0);
    }
    const known = await page.request.post('/graphql', {
      data: {
        query: 'query($rival: ID!) { consortia { totalCount nodes { name } } consortium(id: $rival) { id } node(id: $rival) { id } }',
        variables: { rival: idOf(rival) },
      },
    });
    expect(await known.json()).toEqual({
      data: { consortia: { totalCount: 1, nodes: [{ name: OWN }] }, consortium: null, node: null },
    });
    await page.goto(rival);
    await expect(page.getByRole('heading', { level: 1, name: 'Cet élément est introuvable' })).toBeVisible();
    await audit('the page of a consortium that is not shown');
    const refusals = await Promise.all(
      [rival, `${rival.slice(0, -4)}AAAA`].map(async (address) => {
        const answer = await page.request.get(`/downloads/consortia/${idOf(address)}.xlsx`);
        return { status: answer.status(), body: withoutRequest(await answer.text()) };
      }),
    );
    expect(refusals[0]?.status).toBe(404);
    expect(refusals[0], 'a rival answers like a consortium that never was').toEqual(refusals[1]);
    const matrix = `/downloads/lots/${idOf(new URL(lotPage).pathname)}/coverage.xlsx?consortiumId=${idOf(rival)}`;
    expect((await page.request.get(matrix)).ok()).toBe(false);
  });

  await test.step('the company accepts', async () => {
    await page.goto(own);
    await expect(page.getByText('Votre entreprise : Membre, Sollicité')).toBeVisible();
    await audit('the page of a consortium for a company');
    await expectNoSidewaysScroll(page, 'the page of a consortium for a company');
    expect((await page.request.get(`/downloads/consortia/${idOf(own)}.xlsx`)).status()).toBe(200);
    await page.getByRole('button', { name: 'Nous participons' }).click();
    await expect(page.getByText('Votre entreprise : Membre, Confirmé')).toBeVisible();
  });

  await test.step('another company declines, and sees it no more', async () => {
    const other = await openAs('Direction de Zwin & Lys', 'en-GB');
    await other.goto(own);
    await expect(other.getByText('Your company: Member, Invited')).toBeVisible();
    await other.getByRole('button', { name: 'Decline' }).click();
    await other.getByRole('dialog').getByRole('button', { name: 'Decline' }).click();
    await expect(other.getByRole('heading', { level: 1, name: 'This item cannot be found' })).toBeVisible();
    await other.goto('/consortia');
    await expect(other.getByText('No consortium yet')).toBeVisible();
    await audit('an empty list of consortia', other);
  });

  await coordinator.goto(own);
  await expect(coordinator.getByRole('row', { name: new RegExp(`^${COMPANY}`) }).getByText('Confirmé')).toBeVisible();
  await expect(coordinator.getByRole('row', { name: /^Zwin & Lys/ }).getByText('Retiré')).toBeVisible();
});

/** Every refusal has a number of its own. */
function withoutRequest(body: string): string {
  return body.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '');
}
