import { spawn } from 'node:child_process';

/**
 * Runs a program to its end and gives what it printed.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<string>} stdout and stderr together
 * @throws {Error} with the output when the program fails or cannot be started
 */
export function runCommand(command, args, options = {}) {
  const windowsScript = process.platform === 'win32' && !/[\\/]/.test(command);
  const child = spawn(command, args, { ...options, shell: windowsScript, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(new Error(`${command} could not be started: ${error.message}`)));
    child.on('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${[command, ...args].join(' ')} ended with ${code}:\n${output.trim()}`));
    });
  });
}
