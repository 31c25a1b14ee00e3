import { ask } from './contentApi.js';
import { graphql } from './gql/index.js';

const endpoint = process.argv[2] ?? 'http://127.0.0.1:5080/graphql';

const Layout = graphql(`
  query Layout {
    chapter { name email }
    menu(handle: "main") { flatItems { id parentId depth item { label target { url isExternal } } } }
  }
`);

const PageAt = graphql(`
  query PageAt($path: String!) {
    route(path: $path) {
      __typename
      ... on Page { title summary sections { heading body { html } actions { title kind status } } sys { breadcrumbs { id } } }
      ... on Redirect { to status }
    }
  }
`);

const OpenActions = graphql(`
  query OpenActions($where: ActionFilter, $first: Int!) {
    actions(where: $where, orderBy: [{ kind: ASC }, { title: ASC }], first: $first) {
      totalCount nodes { title kind } facets(fields: [kind]) { values { value count } }
    }
  }
`);

const Find = graphql(`
  query Find($words: String!) {
    search(query: $words, first: 2) { totalCount edges { node { id __typename } match { highlights(first: 1) { html } } } }
  }
`);

const layout = await ask(endpoint, Layout);
for (const node of layout.menu?.flatItems ?? []) {
  const { label, target } = node.item;
  console.log(`${'  '.repeat(node.depth)}${label}${target?.url ? ` -> ${target.url}` : ''}`);
}

for (const path of ['/uyghurs', '/', '/knitting']) {
  const { route } = await ask(endpoint, PageAt, { path });
  if (route?.__typename === 'Redirect') console.log(`${path}: ${route.status} to ${route.to}`);
  else if (route?.__typename === 'Page') console.log(`${path}: ${route.title}, ${route.sections.length} sections`);
  else console.log(`${path}: nothing`);
}

const { actions } = await ask(endpoint, OpenActions, { where: { status: { eq: 'OPEN' } }, first: 2 });
console.log(`${actions.totalCount} open: ${actions.nodes.map((action) => `${action.title} (${action.kind})`).join(', ')}`);

const { search } = await ask(endpoint, Find, { words: 'letters offic*' });
console.log(search.edges.map((edge) => `${edge.node.id}: ${edge.match.highlights[0]?.html}`).join('\n'));
