import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import 'graphiql/style.css';
import './page.css';

// Settings that the server writes into the page, such as the URLs of the worker scripts and the examples that fit the content model.
const { endpoint, workers, site, examples } = JSON.parse(document.getElementById('settings').textContent);

globalThis.MonacoEnvironment = {
  getWorker: (_, label) => new Worker(workers[label] ?? workers.editor, { type: 'module' }),
};

// The browser's storage belongs to an origin, at which another site may be served later: the prefix keeps the tabs of sites apart.
const prefix = `${site}:`;
const storage = {
  getItem: key => localStorage.getItem(prefix + key),
  setItem: (key, value) => localStorage.setItem(prefix + key, value),
  removeItem: key => localStorage.removeItem(prefix + key),
  clear: () => Object.keys(localStorage).filter(key => key.startsWith(prefix)).forEach(key => localStorage.removeItem(key)),
  get length() {
    return Object.keys(localStorage).filter(key => key.startsWith(prefix)).length;
  },
};

createRoot(document.getElementById('graphiql')).render(
  <GraphiQL
    fetcher={createGraphiQLFetcher({ url: endpoint })}
    storage={storage}
    defaultQuery={examples[0]}
    defaultTabs={examples.map(query => ({ query }))}
  >
    <GraphiQL.Logo>Content API</GraphiQL.Logo>
  </GraphiQL>,
);
