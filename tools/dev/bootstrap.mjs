/**
 * Runs a program of this workspace: `node tools/dev/bootstrap.mjs [--no-input] <script> [arguments]`. Installs the
 * dependencies first when they are missing or differ from package-lock.json, then runs the script with the workspace's
 * own Node; with --no-input it does not get the keyboard, so that nothing in it can take Ctrl-C away from the terminal.
 * Plain JavaScript for any Node from 20 on: it runs before anything is installed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, realpathSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const OLDEST_NODE = [22, 22];
/** Where package.json's optional dependencies bring a Node of their own. */
const NODE_COMES_ALONG = process.platform === 'linux' && ['x64', 'arm64'].includes(process.arch);

const given = process.argv.slice(2);
const input = given[0] === '--no-input' ? 'ignore' : 'inherit';
const [script, ...args] = input === 'ignore' ? given.slice(1) : given;
if (script === undefined) fail('Usage: node tools/dev/bootstrap.mjs [--no-input] <script> [arguments]');

if (!NODE_COMES_ALONG && !isRecent(process.versions.node)) refuseNode();
if (!isInstalled()) await install();
const node = chooseNode() ?? refuseNode();
const flags = ['--conditions=@precedent/source', '--disable-warning=ExperimentalWarning'];
finish(await run(node, [...flags, join(ROOT, script), ...args], [input, 'inherit', 'inherit']));

/**
 * True when npm has installed exactly what package-lock.json says. npm writes its own record of an installation last,
 * so an interrupted one has none. Packages for other platforms are in the lock file only. The workspace's own packages
 * are linked, so that a new version of one needs no installation.
 */
function isInstalled() {
  const installed = packagesOf('node_modules/.package-lock.json');
  const wanted = packagesOf('package-lock.json');
  if (installed === undefined || wanted === undefined) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    const found = installed[path];
    const isOwn = !path.startsWith('node_modules/') && !path.includes('/node_modules/');
    if (isOwn) return true;
    if (found === undefined) return entry.optional === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(join(ROOT, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

async function install() {
  console.error('Installing the dependencies (npm ci); this takes about a minute the first time.');
  // The npm that runs this script, if one does. Its output goes to standard error: standard output is the script's.
  const cli = process.env.npm_execpath;
  const known = cli !== undefined && /npm-cli\.[cm]?js$/.test(cli);
  const [command, first] = known ? [process.execPath, [cli]] : ['npm', []];
  const end = await run(command, [...first, 'ci'], ['ignore', 2, 2]);
  if (end.code === 0) return;
  if (end.signal === null) console.error('The dependencies could not be installed; npm says why above.');
  finish(end);
}

function chooseNode() {
  const pinned = join(ROOT, 'node_modules', '.bin', 'node');
  return [pinned, process.execPath].find((candidate) => isRecent(versionOf(candidate)));
}

/** Asks the program itself: the pinned one does not run on every system it can be installed on. */
function versionOf(program) {
  try {
    if (realpathSync(program) === realpathSync(process.execPath)) return process.versions.node;
  } catch {
    return '0';
  }
  return spawnSync(program, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout ?? '0';
}

function isRecent(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
}

function refuseNode() {
  fail(`Node ${OLDEST_NODE.join('.')} or newer is needed; this is Node ${process.versions.node}.`);
}

/** Runs a program to its end and hands on the signals that this process receives. */
function run(program, programArgs, stdio) {
  const path = [join(ROOT, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  // Every program here is TypeScript run from source; what Node made of a file is kept for the next process.
  const compiled = join(ROOT, 'node_modules', '.cache', 'compiled');
  const env = { NODE_COMPILE_CACHE: compiled, ...process.env, PATH: path };
  const child = spawn(program, programArgs, { cwd: ROOT, stdio, env });
  const forward = (signal) => child.kill(signal);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, forward);
  const watch = whenNpmIsGone(() => forward('SIGTERM'));
  return new Promise((resolve) => {
    child.on('error', (error) => fail(`${program} cannot be run: ${error.message}`));
    child.on('exit', (code, signal) => {
      clearInterval(watch);
      for (const name of signals) process.removeListener(name, forward);
      resolve({ code, signal });
    });
  });
}

/** npm can be killed without handing that on. */
function whenNpmIsGone(stop) {
  const parent = process.ppid;
  const look = () => process.ppid !== parent && stop();
  return process.env.npm_lifecycle_event === undefined ? undefined : setInterval(look, 1000).unref();
}

/** Ends as the program ended. */
function finish({ code, signal }) {
  process.exit(code ?? 128 + constants.signals[signal]);
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
