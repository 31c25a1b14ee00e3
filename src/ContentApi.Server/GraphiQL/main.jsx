import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import 'graphiql/style.css';
import './page.css';

// What only the server knows: the addresses of the worker scripts and the examples that fit its content model.
const { endpoint, workers, examples } = JSON.parse(document.getElementById('settings').textContent);

globalThis.MonacoEnvironment = {
  getWorker: (_, label) => new Worker(workers[label] ?? workers.editor, { type: 'module' }),
};

createRoot(document.getElementById('graphiql')).render(
  <GraphiQL
    fetcher={createGraphiQLFetcher({ url: endpoint })}
    defaultQuery={examples[0]}
    defaultTabs={examples.map(query => ({ query }))}
  >
    <GraphiQL.Logo>Content API</GraphiQL.Logo>
  </GraphiQL>,
);
