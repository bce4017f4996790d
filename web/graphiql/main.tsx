import './nonce';
import './workers';
import { GraphiQL } from 'graphiql';
import { useEffect, useMemo } from 'react';
import { createRoot } from 'react-dom/client';
import { askServer, findSession, SAME_PAGE, useSession, watchOtherTabs } from '../api/session.js';
import { keptQuestions } from './kept-questions.js';
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

const FIRST_VARIABLES = '{ "text": "HAMMER BAY" }';

async function fetcher(question: unknown) {
  const answer = await askServer('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...SAME_PAGE },
    body: JSON.stringify(question),
  });
  return answer.json();
}

/** The editor, for whoever is signed in; anybody else is led to the sign-in. Like every page it begins anew when the person changes. */
function Ask() {
  const person = useSession((s) => (s.state === 'signed-in' ? s.person : null));
  const elsewhere = useSession((s) => s.state === 'signed-out' || s.state === 'must-set-up');
  useEffect(watchOtherTabs, []);
  useEffect(() => void findSession(), []);
  useEffect(() => {
    if (elsewhere) window.location.replace('/');
  }, [elsewhere]);
  return person === null ? null : <Editor person={person} />;
}

function Editor({ person }: { person: string }) {
  const storage = useMemo(() => questionsOf(person), [person]);
  return (
    <GraphiQL
      fetcher={fetcher}
      storage={storage}
      defaultQuery={FIRST_QUESTION}
      defaultEditorToolsVisibility="variables"
    />
  );
}

/** What he asked last; at first, the first question. The editor opens one tab more with each load where it is given a question it does not find there. */
function questionsOf(person: string) {
  const kept = keptQuestions(person);
  if (kept.length > 0) return kept;
  try {
    kept.setItem('graphiql:query', FIRST_QUESTION);
    kept.setItem('graphiql:variables', FIRST_VARIABLES);
  } catch {
    // A full store costs what would be kept, not the page.
  }
  return kept;
}

createRoot(document.getElementById('root') as HTMLElement).render(<Ask />);
