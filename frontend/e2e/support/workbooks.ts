import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** A sheet as rows of cells; what looks like a number is written as one. */
export interface Sheet {
  readonly name: string;
  readonly rows: ReadonlyArray<readonly string[]>;
}

/** A folder of its own for the files of a journey. */
export function workFolder(): string {
  return mkdtempSync(join(tmpdir(), 'cordee-workbooks-'));
}

/** Writes a workbook by LibreOffice, as a person would save it: first as flat OpenDocument, then in the wanted format. */
export function saveWorkbook(folder: string, name: string, sheets: readonly Sheet[]): string {
  const extension = name.split('.').at(-1) ?? '';
  const flat = join(folder, `${basename(name, `.${extension}`)}.fods`);
  writeFileSync(flat, flatDocument(sheets));
  return converted(folder, flat, extension);
}

/** The text of every sheet of a workbook, as LibreOffice reads and recalculates it. */
export function readByOffice(folder: string, file: string): string {
  const every = 'csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,-1';
  const before = new Set(readdirSync(folder));
  office(folder, ['--convert-to', every, '--outdir', folder, file]);
  const made = readdirSync(folder).filter((each) => each.endsWith('.csv') && !before.has(each));
  return made.map((each) => `# ${each}\n${readFileSync(join(folder, each), 'utf8')}`).join('\n');
}

/** A text file in the encoding that old spreadsheets use. */
export function saveWindows1252(folder: string, name: string, rows: Sheet['rows']): string {
  const text = rows.map((row) => row.join(';')).join('\r\n');
  const path = join(folder, name);
  writeFileSync(path, Buffer.from(text, 'latin1'));
  return path;
}

function converted(folder: string, file: string, extension: string): string {
  office(folder, ['--convert-to', extension, '--outdir', folder, file]);
  return join(folder, `${basename(file, '.fods')}.${extension}`);
}

function office(folder: string, args: readonly string[]): void {
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const program = process.env.SOFFICE && process.env.SOFFICE !== '' ? process.env.SOFFICE : 'soffice';
  execFileSync(program, ['--headless', profile, ...args], { stdio: 'pipe', timeout: 60_000 });
}

function flatDocument(sheets: readonly Sheet[]): string {
  const namespaces = [
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"',
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"',
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"',
  ].join(' ');
  const tables = sheets.map(
    ({ name, rows }) =>
      `<table:table table:name="${escaped(name)}">${rows
        .map((row) => `<table:table-row>${row.map(cell).join('')}</table:table-row>`)
        .join('')}</table:table>`,
  );
  return (
    `<?xml version="1.0" encoding="UTF-8"?><office:document ${namespaces} office:version="1.3" ` +
    'office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>' +
    `${tables.join('')}</office:spreadsheet></office:body></office:document>`
  );
}

function cell(value: string): string {
  if (/^\d{1,6}$/.test(value)) return `<table:table-cell office:value-type="float" office:value="${value}"/>`;
  if (value === '') return '<table:table-cell/>';
  return `<table:table-cell office:value-type="string"><text:p>${escaped(value)}</text:p></table:table-cell>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
