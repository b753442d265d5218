// Opens an address in the browser of whoever sits at this machine.
import { spawn } from 'node:child_process';

/** Best effort: a server without a desktop has nothing to open. */
export function openBrowser(url: string): void {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', url]
        : ['xdg-open', url];
  const child = spawn(command!, args, { stdio: 'ignore', detached: true });
  child.on('error', () => process.stdout.write(`请自己打开 ${url} · open it yourself\n`));
  child.unref();
}
