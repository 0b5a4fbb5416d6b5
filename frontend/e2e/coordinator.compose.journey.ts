import { expect, expectNoSidewaysScroll, test } from './support/journey';

test('a coordinator composes a group, keeps it, compares it, shares it with its companies, and forms it', async ({
  page,
  audit,
  signInAs,
  openAs,
}) => {
  test.setTimeout(180_000);
  await signInAs('Coordination des Beffrois libres');
  await page.goto('/calls');
  await page.getByRole('link', { name: /quatre services de médiation/ }).click();
  await page.getByText(/^Lot 2/).first().click();
  await page.getByRole('link', { name: 'Couverture et groupements' }).click();
  await expect(page.getByText(/^Prochaine étape\s: /)).toBeVisible();
  await page.getByText(/^Prochaine étape\s: /).click();
  await expect(page.getByRole('list', { name: 'Calendrier' }).getByRole('listitem')).toHaveCount(7);

  await page.getByText('Composition', { exact: true }).click();
  const builder = page.getByRole('region', { name: 'Composition' });
  await expect(builder.getByText(/^Personne pour l’instant/)).toBeVisible();
  const open = builder.getByText(/^Cherche\s: /);
  await expect(open.first()).toBeVisible();
  const nOpen = await open.count();

  // Whoever closes most is named first; adding it leaves fewer positions open.
  await builder.getByRole('button', { name: /^Ajouter / }).first().click();
  const members = builder.getByRole('list', { name: 'Membres de la composition' }).locator('> li');
  await expect(members).toHaveCount(1);
  await expect(members.first().getByRole('combobox')).toHaveValue('lead');
  await expect(async () => expect(await open.count()).toBeLessThan(nOpen)).toPass();
  await audit('a group that is being put together');

  await page.getByRole('button', { name: 'Annuler', exact: true }).click();
  await expect(builder.getByText(/^Personne pour l’instant/)).toBeVisible();
  await page.getByRole('button', { name: 'Rétablir' }).click();
  await expect(members).toHaveCount(1);

  // From the engine's answer one goes on by hand.
  await page.getByText('Propositions', { exact: true }).click();
  await page.getByRole('button', { name: 'Proposer des groupements' }).click();
  await expect(page.getByText(/^Optimum prouvé/)).toBeVisible();
  await page.getByRole('button', { name: 'Reprendre dans la composition' }).click();
  await expect(builder.getByText('Tout est couvert').first()).toBeVisible();
  const suggested = await members.count();
  await builder.getByLabel('Nom du scénario').fill('Proposition du moteur');
  await builder.getByRole('button', { name: 'Garder' }).click();
  await expect(page.getByText(/«\sProposition du moteur\s» est gardé\./)).toBeVisible();

  await builder.getByRole('button', { name: /^Retirer / }).last().click();
  await expect(members).toHaveCount(suggested - 1);
  await builder.getByRole('button', { name: 'Dupliquer' }).click();
  await expect(page.getByText(/«\sScénario 2\s» est gardé\./)).toBeVisible();

  const comparison = page.getByRole('region', { name: 'Comparer' });
  await expect(comparison.getByRole('columnheader', { name: /Composition en cours/ })).toBeVisible();
  await comparison.getByText('Proposition du moteur', { exact: true }).click();
  await expect(comparison.getByRole('columnheader', { name: /Proposition du moteur/ })).toBeVisible();
  await expect(comparison.getByRole('row', { name: /^Membres/ })).toContainText(String(suggested));
  await audit('groups compared');
  await comparison.getByText('Tout', { exact: true }).click();
  await expect(comparison.getByRole('row', { name: /^Exigences obligatoires couvertes/ })).toBeVisible();

  // Shared, it can be read by those who manage its companies, until it is no longer shared.
  await builder.getByLabel('Scénario', { exact: true }).selectOption({ label: 'Proposition du moteur' });
  await builder.getByRole('button', { name: 'Partager', exact: true }).click();
  const shared = builder.getByText(/^Lisible par les responsables de ces entreprises\s: /);
  const address = (await shared.textContent())?.split(/\s: /)[1] ?? '';
  const { pathname } = new URL(address);
  const theirs = await openAs('Direction de Zwin & Lys');
  await theirs.goto(pathname);
  await expect(theirs.getByRole('heading', { level: 1 })).toBeVisible();
  await page.goto(pathname);
  await expect(page.getByRole('heading', { level: 1, name: 'Proposition du moteur' })).toBeVisible();
  await audit('a shared scenario');
  await page.goBack();

  await page.getByText('Composition', { exact: true }).click();
  await builder.getByRole('button', { name: 'Supprimer' }).click();
  await expect(page.getByText(/«\sProposition du moteur\s» est supprimé\./)).toBeVisible();
  await page.getByRole('button', { name: 'Annuler l’action' }).click();
  await expect(builder.getByRole('option', { name: 'Proposition du moteur' })).toBeAttached();

  await builder.getByRole('button', { name: 'Former ce groupement' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Mandataire')).not.toHaveValue('');
  await dialog.getByRole('button', { name: 'Créer le brouillon' }).click();
  await expect(page).toHaveURL(/\/consortia\/.+/);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectNoSidewaysScroll(page, 'the workspace of a lot');
});
