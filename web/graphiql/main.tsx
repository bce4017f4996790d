import './nonce';
import './workers';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import 'graphiql/style.css';
import './graphiql.css';

/** Where one begins: who am I, and who bears this name. */
const FIRST_QUESTION = `# Ask with Ctrl-Enter. What you look at is logged with your name.
query Find($text: String!) {
  me { displayName agency }
  search(text: $text, first: 5) {
    totalCount
    edges { node { matched similarity entity { id kind name detail linkTotal } } }
  }
}
`;

async function fetcher(question: unknown) {
  const answer = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-requested-with': 'hawksbill' },
    body: JSON.stringify(question),
  });
  return answer.json();
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <GraphiQL
    fetcher={fetcher}
    defaultQuery={FIRST_QUESTION}
    initialVariables={'{ "text": "HAMMER BAY" }'}
    defaultEditorToolsVisibility="variables"
  />,
);
