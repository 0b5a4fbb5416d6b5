import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const BINARY = process.env.CORDEE_BINARY ?? resolve(import.meta.dirname, '../../../target/debug/cordee');
/** Journeys sign in again and again: hashing as slowly as for real would make them wait. Release binaries know no such flag. */
const FOR_TESTS = process.env.CORDEE_RELEASE === undefined ? ['--cheap-passwords'] : [];
const START_WITHIN_MS = 60_000;

/** The real binary, on a free port, with a database of its own. */
export interface Server {
  readonly address: string;
  /** The one-time link of the first administrator, printed when the database is empty. */
  readonly setupLink: string | undefined;
  readonly stop: () => Promise<void>;
}

interface ServerOptions {
  /** Loads the demonstration; otherwise the database is empty. */
  readonly withDemonstration: boolean;
}

/** Starts a server and waits until it says where it listens. */
export async function startServer({ withDemonstration }: ServerOptions): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'cordee-e2e-'));
  const options = ['serve', ...FOR_TESTS, '--listen', '127.0.0.1:0', '--database', `sqlite://${join(folder, 'cordee.sqlite')}`];
  if (withDemonstration) options.push('--demo-if-empty');
  const server = spawn(BINARY, options, { stdio: ['ignore', 'pipe', 'pipe'] });
  const stop = async (): Promise<void> => {
    await end(server);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { ...(await greeting(server)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function greeting(server: ChildProcess): Promise<Omit<Server, 'stop'>> {
  return new Promise((found, failed) => {
    const said: string[] = [];
    let setupLink: string | undefined;
    const giveUp = (why: string): void => failed(new Error(`${BINARY} ${why}:\n${said.join('\n')}`));
    const timer = setTimeout(() => giveUp('did not say where it listens'), START_WITHIN_MS);
    server.once('error', (error) => giveUp(`cannot be started (${error.message})`));
    server.once('exit', (code) => giveUp(`ended with ${code}`));
    for (const stream of [server.stdout, server.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        said.push(line);
        setupLink ??= /https?:\/\/\S+\/setup\/\S+/.exec(line)?.[0];
        const address = /listening on (http:\/\/\S+)/.exec(line)?.[1];
        if (address === undefined) return;
        clearTimeout(timer);
        server.removeAllListeners('exit');
        found({ address, setupLink });
      });
    }
  });
}

function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null || server.pid === undefined) return Promise.resolve();
  return new Promise((ended) => {
    server.once('exit', () => ended());
    server.kill('SIGTERM');
  });
}
