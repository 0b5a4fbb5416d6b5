import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, isEnumType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { en } from './en';
import { fr } from './fr';

type Words = { readonly [key: string]: string | Words };

function flatten(words: Words, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'string') flat.set(prefix + key, value);
    else for (const [below, text] of flatten(value, `${prefix}${key}.`)) flat.set(below, text);
  }
  return flat;
}

function placeholdersOf(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).toSorted();
}

const french = flatten(fr);
const english = flatten(en);

function isKnown(full: string): boolean {
  return french.has(full) || french.has(`${full}_other`);
}

/** A key without the namespace before it. */
function bare(quoted: string): string {
  return quoted.slice(quoted.lastIndexOf(':') + 1);
}

/** The keys that the code writes in full, and the fixed starts of those that end with a value: t(`problem.${kind}.title`). */
function writtenIn(code: string): (key: string) => boolean {
  const full = new Set([...code.matchAll(/'([\w.:-]+)'/g)].map(([, key = '']) => bare(key)));
  const starts = new Set([...code.matchAll(/`([\w.:-]+)\.\$\{/g)].map(([, start = '']) => bare(start)));
  return (key) => {
    const parts = key.split('.');
    return full.has(key) || parts.some((_, index) => index > 0 && starts.has(parts.slice(0, index).join('.')));
  };
}

describe('wording', () => {
  it('has the same keys in both languages', () => {
    expect([...english.keys()].toSorted()).toEqual([...french.keys()].toSorted());
  });

  it('says something under every key', () => {
    const silent = [...french, ...english].filter(([, text]) => text.trim() === '');
    expect(silent).toEqual([]);
  });

  it('fills the same blanks in both languages', () => {
    const different = [...french].filter(
      ([key, text]) => placeholdersOf(text).join() !== placeholdersOf(english.get(key) ?? '').join(),
    );
    expect(different).toEqual([]);
  });

  it('gives every plural both of its forms', () => {
    const alone = [...french.keys()].filter(
      (key) =>
        (key.endsWith('_one') && !french.has(key.replace(/_one$/, '_other'))) ||
        (key.endsWith('_other') && !french.has(key.replace(/_other$/, '_one'))),
    );
    expect(alone).toEqual([]);
  });

  it('keeps French punctuation on its line', () => {
    const breakable = [...french].filter(([, text]) => / [:;!?»%€]|« /.test(text));
    expect(breakable).toEqual([]);
  });

  it('writes typographic apostrophes', () => {
    const typed = [...french, ...english].filter(([, text]) => text.includes("'"));
    expect(typed).toEqual([]);
  });
});

describe('words of the model', () => {
  const schema = buildSchema(readFileSync(join(import.meta.dirname, '../../../../schema.graphql'), 'utf8'));

  it.each(Object.keys(fr.words))('name every value of %s', (name) => {
    const type = schema.getType(name.charAt(0).toUpperCase() + name.slice(1));
    const values = isEnumType(type) ? type.getValues().map((value) => value.name) : [];
    expect(Object.keys(fr.words[name as keyof typeof fr.words]).toSorted()).toEqual(values.toSorted());
  });
});

describe('keys in the code', () => {
  const source = join(import.meta.dirname, '../..');
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.') && !path.startsWith('gql'))
    .map((path) => ({ path, text: readFileSync(join(source, path), 'utf8') }));

  it('exist', () => {
    const missing: string[] = [];
    for (const { path, text } of files) {
      const namespaces = [...text.matchAll(/useTranslation\(\[?([^)]*?)\]?\)/g)].flatMap(([, names = '']) =>
        [...names.matchAll(/'(\w+)'/g)].map(([, name = '']) => name),
      );
      for (const [, key = ''] of text.matchAll(/\bt\('([^']+)'/g)) {
        const [named, rest] = key.includes(':') ? [key.split(':')[0] ?? '', key.split(':')[1] ?? ''] : ['', key];
        const homes = named === '' ? (namespaces.length > 0 ? namespaces : Object.keys(fr)) : [named];
        if (!homes.some((home) => isKnown(`${home}.${rest}`))) missing.push(`${path}: ${key}`);
      }
    }
    expect(missing).toEqual([]);
  });

  it('are all used', () => {
    const isWritten = writtenIn(files.map(({ text }) => text).join('\n'));
    const ours = [...french.keys()].filter((full) => !full.startsWith('words.'));
    const unused = ours.filter((full) => {
      const key = full.slice(full.indexOf('.') + 1).replace(/_(one|other|many|zero)$/, '');
      return !isWritten(key);
    });
    expect(unused).toEqual([]);
  });
});
