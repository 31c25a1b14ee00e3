// Writes the examples of CommonMark and some of GitHub Flavored Markdown, with their trees, as one line of JSON: an array of {id, markdown, tree}.
// The trees have no positions, and references are links with the addresses of their definitions, as in Markdown.ast.
import commonmark from 'commonmark-spec'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'

const own = [
  '| a | b |\n|:-:|--:|\n| *c* | `d` |\n', 'a~~b~~c', '- [ ] a\n- [x] b\n', 'a[^1] b[^n]\n\n[^1]: c *d*\n\n[^n]: e\n', 'see https://example.org/a?b=c and d',
  '1. a\n\n   b\n2. c\n   - d\n', '```js title="a" {1}\nb\n\nc\n```\n', '![a *b*](c "d")', '**a *b* c** d  \ne\\\nf', '> # a\n> - b\n',
]

function shape(node, definitions) {
  const { position, ...rest } = node
  if (rest.children) rest.children = rest.children.filter(child => child.type !== 'definition').map(child => shape(child, definitions))
  if (rest.type === 'linkReference' || rest.type === 'imageReference') {
    const { url, title } = definitions.get(rest.identifier)
    const { alt, children } = rest
    return rest.type === 'linkReference' ? { type: 'link', title, url, children } : { type: 'image', title, url, alt }
  }
  return rest
}

function define(node, definitions) {
  if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node)
  node.children?.forEach(child => define(child, definitions))
  return definitions
}

const examples = [
  ...commonmark.tests.map(({ section, number, markdown }) => ({ id: `${section} ${number}`, markdown: markdown.replaceAll('→', '\t') })),
  ...own.map((markdown, index) => ({ id: `GFM ${index + 1}`, markdown })),
]
process.stdout.write(JSON.stringify(examples.map(({ id, markdown }) => {
  const tree = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  return { id, markdown, tree: shape(tree, define(tree, new Map())) }
})))
