import { Button, Textarea } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { CheckedFile } from '../../api/imports.js';
import { text as words } from '../../texts/index.js';

const MOST_LINES = 28;

/** How rows become records, as a text that can be changed; the rows above are read by it when asked. */
export function MappingEditor({
  text,
  problems,
  onRead,
}: {
  text: string;
  problems: CheckedFile['mappingProblems'];
  onRead: (text: string | null) => void;
}) {
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);
  return (
    <section className="panel mapping-editor" aria-labelledby="mapping-title">
      <header>
        <h2 id="mapping-title">{words('imports.mapping')}</h2>
        <span className="third small">{words('imports.mappingHint')}</span>
        <span className="end row">
          <Button onClick={() => onRead(null)}>{words('imports.withoutMapping')}</Button>
          <Button variant="filled" onClick={() => onRead(typed)}>
            {words('imports.readByMapping')}
          </Button>
        </span>
      </header>
      {problems.length > 0 ? (
        <ul className="inside mapping-problems" role="alert">
          {problems.map((problem) => (
            <li key={`${problem.line} ${problem.column} ${problem.message}`}>
              {words('imports.mappingProblem', { line: problem.line, column: problem.column })}{' '}
              {problem.where ? <code>{problem.where}</code> : null} {problem.message}
            </li>
          ))}
        </ul>
      ) : null}
      <div className="inside">
        <Textarea
          aria-label={words('imports.mapping')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autosize
          minRows={8}
          maxRows={MOST_LINES}
          spellCheck={false}
          classNames={{ input: 'mono' }}
        />
      </div>
    </section>
  );
}
