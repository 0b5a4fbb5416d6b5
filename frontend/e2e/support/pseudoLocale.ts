import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { buildSchema, isEnumType } from 'graphql';

/**
 * A language that nobody speaks, made from the English words as they are served: each letter with an accent, each text a
 * third longer (short ones more) and between brackets. What stands on screen without brackets did not come from the
 * wording; what is too long for its place is too long for another language.
 */

const ACCENTED: Readonly<Record<string, string>> = Object.fromEntries(
  [...'áƀçðéƒĝĥíĵķļɱñóþqŕšţúṽŵẋýž'].map((letter, index) => [String.fromCodePoint(97 + index), letter]),
);
const PADDING = ' łóñĝéŕ ţĥáñ šĥóŵñ';

type Words = { readonly [key: string]: string | Words };

function pseudo(text: string): string {
  // Blanks, and links to other texts, are filled in later.
  const parts = text.split(/(\{\{[^}]*\}\}|\$t\([^)]*\))/);
  const changed = parts.map((part, index) => (index % 2 === 1 ? part : part.replaceAll(/[a-z]/g, (letter) => ACCENTED[letter] ?? letter)));
  const more = Math.ceil(text.length * (text.length <= 12 ? 0.6 : 0.35));
  return `⟦${changed.join('')}${PADDING.repeat(Math.ceil(more / PADDING.length)).slice(0, more)}⟧`;
}

function pseudoWords(words: Words): Words {
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, typeof value === 'string' ? pseudo(value) : pseudoWords(value)]));
}

/** Serves the words of the pseudo-locale in the place of the English ones. */
export async function speakPseudoLocale(page: Page): Promise<void> {
  await page.route(/\/assets\/en-[\w-]+\.js$/, async (route) => {
    const source = await (await route.fetch()).text();
    const served = (await import(`data:text/javascript;base64,${Buffer.from(source).toString('base64')}`)) as Record<string, Words>;
    const body = Object.entries(served).map(([name, words], index) => {
      const changed = JSON.stringify(pseudoWords(words));
      return `const words${index} = ${changed};\nexport { words${index} as ${name} };\n`;
    });
    await route.fulfill({ contentType: 'text/javascript', body: body.join('') });
  });
}

/** Every text that the server answered a page with. */
export function collectAnswers(page: Page): Set<string> {
  const words = new Set<string>();
  function collect(value: unknown): void {
    if (typeof value === 'string') for (const word of wordsOf(value)) words.add(word);
    else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) collect(each);
  }
  page.on('response', (response) => {
    if (!response.url().endsWith('/graphql')) return;
    // A page that is left takes its answers with it.
    void response.json().then(collect, () => undefined);
  });
  return words;
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{L}{2,}/gu) ?? [];
}

/** What formats write by themselves: months, days, relative times, lists; and names that are the same in every language. */
const WRITTEN_BY_FORMATS = new Set(
  wordsOf(
    [
      ...Array.from({ length: 12 }, (_, month) => new Date(2026, month, 1 + month).toLocaleDateString('en-GB', { dateStyle: 'full' })),
      ...Array.from({ length: 12 }, (_, month) => new Date(2026, month, 1).toLocaleDateString('en-GB', { dateStyle: 'medium' })),
      'in ago day days hour hours minute minutes today tomorrow yesterday this and or',
      'Cordée Ctrl SIREN SIRET Français English Chrome Linux',
    ].join(' '),
  ),
);

const ENUM_VALUES = new Set(
  Object.values(buildSchema(readFileSync(resolve(import.meta.dirname, '../../../schema.graphql'), 'utf8')).getTypeMap())
    .filter((type) => isEnumType(type))
    .flatMap((type) => type.getValues().map(({ name }) => name)),
);

/** What the switch of languages shows, and the word that the server has for full-time equivalents. */
const NO_CODES = new Set(['EN', 'FTE']);

/** Texts and labels that neither the wording nor the server nor a format wrote, and codes that nobody has put in words. */
export async function untranslated(page: Page, answers: ReadonlySet<string>): Promise<readonly string[]> {
  const shown = await page.evaluate(() => {
    const texts: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const within = node.parentElement;
      // Initials of a person are theirs in every language.
      if (within?.closest('script, style, noscript, [lang]:not(html), .mantine-Avatar-root')) continue;
      texts.push(node.textContent ?? '');
    }
    for (const element of document.body.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
      if (element.closest('[lang]:not(html), [aria-hidden=true]')) continue;
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) texts.push(element.getAttribute(name) ?? '');
    }
    return texts;
  });
  const isKnown = (word: string): boolean => answers.has(word) || WRITTEN_BY_FORMATS.has(word);
  return [...new Set(shown.map((text) => text.trim()))].filter((text) => {
    if (NO_CODES.has(text)) return false;
    if (ENUM_VALUES.has(text)) return true;
    const outside = text.replaceAll(/⟦[^⟧]*⟧/g, ' ');
    return !text.includes('⟦') && !wordsOf(outside).every(isKnown);
  });
}

/** Buttons, tabs and other controls whose text is cut off. */
export async function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const controls = 'button, a, label, [role=tab], .mantine-Badge-root, th, h1, h2, h3';
    return [...document.querySelectorAll<HTMLElement>(controls)].flatMap((control) => {
      if (control.clientWidth <= 1) return [];
      const parts = [control, ...control.querySelectorAll<HTMLElement>('*')].filter((part) =>
        [...part.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== ''),
      );
      const isCut = parts.some((part) => {
        const { overflowX, display } = getComputedStyle(part);
        return display !== 'inline' && overflowX !== 'visible' && part.clientWidth > 1 && part.scrollWidth > part.clientWidth + 1;
      });
      return isCut ? [`<${control.tagName.toLowerCase()} class="${control.className}"> ${control.textContent}`] : [];
    });
  });
}
