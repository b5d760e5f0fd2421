import type { Socket } from 'node:net';

/**
 * Loaded before the program of every child (`node --import`): its standard input is held open by the parent, so when
 * that closes, the parent is gone, however it ended, and the child stops too.
 */
process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM')).resume();
(process.stdin as Socket).unref();
