import { expect, expectNoSidewaysScroll, test } from './support/journey';

test('a coordinator opens an earlier answer, compares it with the present one, and replays it', async ({
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
  const history = page.getByText('Questions déjà posées au moteur');
  const runs = page.getByRole('list', { name: 'Questions déjà posées au moteur' }).locator('> li');
  await history.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Le moteur n’a pas encore été interrogé sur ce lot.')).toBeVisible();

  await page.getByRole('button', { name: 'Proposer des groupements' }).click();
  await expect(page.getByText(/^Optimum prouvé.*aucun groupement/)).toBeVisible();
  await expect(page.getByRole('columnheader', { name: /Marais & Réseaux.*Membre/ })).toBeVisible();
  await expect(runs).toHaveCount(1);
  await expect(runs.first()).toContainText('C’est la réponse affichée.');

  await page.getByRole('button', { name: 'Écarter Marais & Réseaux' }).first().click();
  await expect(page.getByRole('columnheader', { name: /Canal Bis.*Membre/ })).toBeVisible();
  await expect(runs).toHaveCount(2);
  const compare = runs.last().getByRole('button', { name: /^Comparer la réponse du/ });
  await compare.focus();
  await page.keyboard.press('Enter');
  await expect(runs.last()).toContainText('Marais & Réseaux sort du meilleur groupement.');
  await expect(runs.last()).toContainText('Canal Bis entre dans le meilleur groupement.');
  await expect(runs.last()).toContainText('Marais & Réseaux est maintenant dans ce réglage : écartées.');
  await expect(runs.last()).toContainText('Le moteur a lu les mêmes données.');
  await audit('the history of a lot, two answers compared');

  await runs.last().getByRole('button', { name: /^Ouvrir la réponse du/ }).click();
  await expect(page.getByText(/^Une réponse antérieure, du/)).toBeVisible();
  await expect(page.getByRole('columnheader', { name: /Marais & Réseaux.*Membre/ })).toBeVisible();
  await audit('an earlier answer');
  await page.getByRole('button', { name: 'Revenir à la dernière réponse' }).click();
  await expect(page.getByRole('columnheader', { name: /Canal Bis.*Membre/ })).toBeVisible();
  await expect(page.getByText(/^Une réponse antérieure, du/)).toBeHidden();

  const company = await openAs('Direction de Phare d\'Opale');
  await company.goto(new URL(page.url()).pathname);
  await company.getByRole('button', { name: 'Non', exact: true }).click();
  await expect(company.getByText(/^Réponse enregistrée/).first()).toBeVisible();

  await page.reload();
  await expect(page.getByText('Des données ont changé depuis ce calcul')).toBeVisible();
  await page.getByText('Que se passe-t-il si un membre se retire ?').click();
  await expect(page.getByText(/^Sans .*, (tout ce qui est obligatoire|l’exigence|les exigences)/).first()).toBeVisible();
  await page.getByText('Questions déjà posées au moteur').click();
  await expect(runs.last()).toContainText('Des données ont changé depuis.');
  await runs.last().getByRole('button', { name: /^Rejouer la question du/ }).click();
  await expect(page.getByText(/^Rejeu de la question du/).first()).toBeVisible();
  await expect(page.getByText('La réponse est la même, valeur pour valeur.')).toBeVisible();
  await expect(page.getByRole('columnheader', { name: /Marais & Réseaux.*Membre/ })).toBeVisible();
  await expect(runs).toHaveCount(3);

  await page.getByRole('button', { name: 'Recalculer' }).click();
  await expect(runs).toHaveCount(4);
  await runs.nth(1).getByRole('button', { name: /^Comparer la réponse du/ }).click();
  await expect(runs.nth(1)).toContainText(/Réponse de Phare d'Opale au lot\s: .*, puis Non\./);

  await page.setViewportSize({ width: 320, height: 720 });
  await page.getByText('Propositions', { exact: true }).first().click();
  await page.getByText('Questions déjà posées au moteur').click();
  await runs.nth(1).getByRole('button', { name: /^Comparer la réponse du/ }).click();
  await expect(runs.nth(1)).toContainText('Les données');
  await expectNoSidewaysScroll(page, 'the comparison of two answers');
  await audit('the comparison of two answers on a phone');
});
