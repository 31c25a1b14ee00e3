// Bundles GraphiQL into a folder of files that the server embeds: node bundle.mjs OUTPUT
//
// The files are made in a temporary folder beside OUTPUT and moved into place together, so that neither concurrent nor interrupted builds
// leave a partial bundle. The packages are those of package-lock.json, and none of their scripts is run.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, parse, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const output = resolve(process.argv[2]);
const work = `${output}.${process.pid}`;
try {
  copySources();
  installPackages();
  writeFiles(await bundle());
  publish();
} catch (error) {
  // MSBuild reports a line of this form as an error.
  console.error(`GraphiQL : error : ${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}

function copySources() {
  const sources = dirname(fileURLToPath(import.meta.url));
  mkdirSync(work, { recursive: true });
  for (const file of readdirSync(sources).filter(name => /\.(json|jsx|css|npmrc)$/.test(name))) cpSync(join(sources, file), join(work, file));
}

function installPackages() {
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: work,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (npm.error) throw new Error(`npm, which installs the packages that GraphiQL is bundled from, could not be started: ${npm.error.message}`);
  if (npm.status !== 0) throw new Error(`npm ci could not install the packages of GraphiQL/package-lock.json: ${reason(npm.stderr)}`);
}

/** Returns npm's error message on one line, without npm's stack trace. */
function reason(text) {
  return text.split(/\n.*\n?\s*at /)[0].split(/\s*\n(?:npm \S+ )?\s*/).join(' ').split(/ at \S+ \(/)[0].trim();
}

async function bundle() {
  const esbuild = createRequire(join(work, 'package.json'))('esbuild');
  const { outputFiles, metafile } = await esbuild.build({
    absWorkingDir: work,
    entryPoints: {
      main: 'main.jsx',
      'editor.worker': 'monaco-editor/esm/vs/editor/editor.worker.js',
      'graphql.worker': 'monaco-graphql/esm/graphql.worker.js',
      'json.worker': 'monaco-editor/esm/vs/language/json/json.worker.js',
    },
    outdir: 'bundle',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.ttf': 'file' },
    entryNames: '[name]-[hash]',
    chunkNames: 'chunk-[hash]',
    assetNames: '[name]-[hash]',
    legalComments: 'linked',
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  const name = path => parse(path).base;
  const script = entry => Object.entries(metafile.outputs).find(([path, { entryPoint }]) => entryPoint && name(path).startsWith(`${entry}-`))[0];
  const main = script('main');
  const style = metafile.outputs[main].cssBundle;
  return {
    // GraphiQL's own style sheet already includes those of lazily loaded scripts.
    files: outputFiles.filter(({ path }) => !path.endsWith('.css') || name(path) === name(style)).map(({ path, contents }) => ({ name: name(path), contents })),
    manifest: {
      script: name(main),
      style: name(style),
      workers: Object.fromEntries(['editor', 'graphql', 'json'].map(label => [label, name(script(`${label}.worker`))])),
    },
  };
}

function writeFiles({ files, manifest }) {
  const folder = join(work, 'output');
  mkdirSync(folder);
  for (const { name, contents } of files) writeFileSync(join(folder, `${name}.gz`), gzipSync(contents, { level: 9 }));
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest, null, 2));
}

function publish() {
  // Files that have not changed stay: another build may be reading them right now.
  if (isPublished()) return;
  rmSync(output, { recursive: true, force: true });
  try {
    renameSync(join(work, 'output'), output);
  } catch (error) {
    // Not an error if another build has published the same files in the meantime.
    if (!isPublished()) throw error;
  }
}

/**
 * Whether OUTPUT has the same files already. Names in the manifest contain hashes: if the manifests are equal, so are all files. The manifest is then
 * written again for its time, by which MSBuild decides whether the bundle is up to date.
 */
function isPublished() {
  const [old, made] = [join(output, 'manifest.json'), join(work, 'output', 'manifest.json')];
  if (!existsSync(old) || readFileSync(old, 'utf8') !== readFileSync(made, 'utf8')) return false;
  cpSync(made, old);
  return true;
}
