import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';

const bundle = resolve('out/cli-test/cli.js');
let built: Promise<unknown> | null = null;

/** Bundles the command line as the build does, once for all tests. */
export function buildCommandLine(): Promise<unknown> {
  built ??= build({
    entryPoints: ['src/cli/main.ts'],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'warning',
  });
  return built;
}

export interface Outcome {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** A folder of its own for a test, removed by `remove`. */
export class Folder {
  readonly path: string;

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    this.path = realpathSync(mkdtempSync(join(tmpdir(), 'team-okrs-cli-')));
    for (const [path, content] of Object.entries(files)) this.write(path, content);
  }

  /** A copy of a fixture as a repository. */
  static of(fixture: string): Folder {
    const folder = new Folder({ '.git/HEAD': '' });
    cpSync(fixture, folder.path, { recursive: true });
    return folder;
  }

  write(path: string, content: string | Uint8Array): void {
    mkdirSync(dirname(join(this.path, path)), { recursive: true });
    writeFileSync(join(this.path, path), content);
  }

  link(path: string, target: string): void {
    mkdirSync(dirname(join(this.path, path)), { recursive: true });
    symlinkSync(target, join(this.path, path));
  }

  allow(path: string, mode: number): void {
    chmodSync(join(this.path, path), mode);
  }

  read(path: string): string {
    return readFileSync(join(this.path, path), 'utf8');
  }

  /** Runs the command line in this folder, or in one below it. */
  run(
    args: readonly string[],
    options: { readonly within?: string; readonly env?: NodeJS.ProcessEnv; readonly input?: string } = {},
  ): Outcome {
    const { within = '.', env = {}, input = '' } = options;
    const { NO_COLOR: _none, FORCE_COLOR: _force, ...inherited } = process.env;
    const run = spawnSync(process.execPath, [bundle, ...args], {
      cwd: join(this.path, within),
      encoding: 'utf8',
      env: { ...inherited, ...env },
      input,
    });
    return { status: run.status, out: run.stdout, err: run.stderr };
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** A team's document that has no problem, with these lines at its end. */
export function team(name: string, ...lines: string[]): string {
  return [
    '---',
    'okr: team',
    `team: ${name}`,
    'cycle: 2025-Q3',
    '---',
    '',
    `# ${name}`,
    '',
    `## O1: Make ${name} a joy to work with`,
    '',
    'Why: it matters to the people whom we serve.',
    '',
    '- KR1: Increase completion from 65% to 90%',
    '- KR2: Reduce returns from 12% to 5%',
    '',
    ...lines,
  ].join('\n');
}
