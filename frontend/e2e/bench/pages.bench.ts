import { expect, test } from '../support/journey';
import { EVERYBODY, everyScreen, opened, PEOPLE, SIZES } from '../screens/screens';
import { scriptBytes, vitalsOf, watchVitals } from '../support/vitals';

const ROUNDS = 3;
const MEASURED = ['sign-in', 'home', 'calls', 'consortia', 'imports', 'directory', 'competencies', 'call', 'lot', 'consortium', 'company', 'my-company', 'import-plan'];

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
}

test('how fast the main pages stand there, on this machine and over loopback', async ({ browser, baseURL, page, signInAs }) => {
  await signInAs(PEOPLE.coordinator);
  const screens = (await everyScreen(page)).filter(({ name }) => MEASURED.includes(name));
  const lines = ['page | person | largest paint, ms (median of 3) | jumps | script, kB gzip', '--- | --- | --: | --: | --:'];
  for (const person of EVERYBODY) {
    const theirs = await opened(browser, baseURL, { person, language: 'fr', colorScheme: 'light' });
    await theirs.setViewportSize(SIZES.desktop);
    for (const { name, path } of screens.filter((each) => each.person === person)) {
      const rounds = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        // A page of its own each time, with nothing compiled; what the browser keeps on disk is what a second visit has.
        const fresh = await theirs.context().newPage();
        await watchVitals(fresh);
        await fresh.goto(path);
        await expect(fresh.getByRole('heading', { level: 1 })).toBeVisible();
        await fresh.waitForLoadState('networkidle');
        rounds.push(await vitalsOf(fresh));
        await fresh.close();
      }
      const sized = await theirs.context().newPage();
      const kilobytes = Math.round((await scriptBytes(sized, path)) / 1024);
      await sized.close();
      const paint = median(rounds.map(({ largestPaintMs }) => largestPaintMs));
      const jumps = Math.max(...rounds.map(({ layoutShift }) => layoutShift));
      lines.push(`${name} | ${person} | ${paint} | ${jumps} | ${kilobytes}`);
    }
    await theirs.context().close();
  }
  // Figures, not a test: they are printed as they are.
  process.stdout.write(`${lines.join('\n')}\n`);
});
