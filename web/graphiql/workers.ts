import EditorWorker from 'monaco-editor/esm/vs/editor/editor.worker?worker';
import JsonWorker from 'monaco-editor/esm/vs/language/json/json.worker?worker';
import GraphqlWorker from 'monaco-graphql/esm/graphql.worker?worker';

/** GraphiQL's own setup for Vite breaks in built pages (graphql/graphiql#4473), so the editor is told of its workers here. */
Object.assign(globalThis, {
  MonacoEnvironment: {
    getWorker(_id: string, label: string): Worker {
      if (label === 'graphql') return new GraphqlWorker();
      return label === 'json' ? new JsonWorker() : new EditorWorker();
    },
  },
});
