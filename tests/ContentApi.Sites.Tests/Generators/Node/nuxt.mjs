// Writes the pages of a folder of Nuxt Content as HTML: `node nuxt.mjs content pages`. Their texts are read by the parser of Nuxt Content; the addresses follow
// its documentation: numbers with a full stop order the files, `index` is the page of its folder, letters are small, and spaces are hyphens.
import {mkdirSync, readFileSync, readdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {parseMarkdown} from '@nuxtjs/mdc/runtime';

const [content, pages] = process.argv.slice(2);
const textBlocks = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'a', 'b', 'em', 'i', 'strong', 'del', 'span', 'u', 'td', 'th', 'li']);
const blocks = 'blockquote br code div details hr img input kbd ol pre section summary sub sup table tbody thead tr ul video'.split(' ');
const elements = new Set([...textBlocks, ...blocks]);

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const addressOf = (path) => path.split('/').map((name) => /^\d+(\.\d+)*(\.x)?$/.test(name) ? name
  : name.replace(/^\d+\./, '').replace(/^index$/, '').toLowerCase().replace(/\s+/g, '-')).join('/');

/** A component has no HTML of its own: it is a block, or a part of a line in one. */
function write(node, parent) {
  if (node.type === 'text') return escape(node.value);
  if (node.type !== 'element' && node.type !== 'root') return '';
  const inner = (node.children ?? []).map((child) => write(child, node.tag)).join('');
  if (node.type === 'root') return inner;
  const tag = elements.has(node.tag) ? node.tag : textBlocks.has(parent) ? 'span' : 'div';
  const attributes = ['id', 'href', 'src', 'alt'].filter((name) => node.props?.[name] !== undefined)
    .map((name) => ` ${name}="${escape(String(node.props[name]))}"`).join('');
  return `<${tag}${attributes}>${inner}</${tag}>`;
}

for (const file of readdirSync(content, {recursive: true}).filter((name) => name.endsWith('.md'))) {
  const {body} = await parseMarkdown(readFileSync(join(content, file), 'utf8'), {highlight: false});
  const page = join(pages, addressOf(file.slice(0, -'.md'.length)), 'index.html');
  mkdirSync(dirname(page), {recursive: true});
  writeFileSync(page, `<!doctype html><meta charset="utf-8"><article>${write(body)}</article>`);
}
