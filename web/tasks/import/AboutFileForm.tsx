import { useQuery } from '@apollo/client/react';
import { NativeSelect, TextInput } from '@mantine/core';
import { Link } from 'react-router';
import { graphql } from '../../api/graphql.js';
import type { CheckedFile, ReadAs } from '../../api/imports.js';
import { useDuties } from '../../parts/duties.js';
import { size, text } from '../../texts/index.js';
import { HandlingMark } from '../../ui/HandlingMark.js';
import { HANDLINGS } from '../../ui/handling.js';
import { Grade } from '../../ui/Pieces.js';

const SOURCES = graphql(`query Sources { sources { name title publisher } }`);
const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1251',
  'windows-1256',
  'gb18030',
  'shift_jis',
];
const DELIMITERS = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;

/** What is said about a file beside how it is read. */
export interface Said {
  readonly receivedFrom: string;
  readonly receivedOn: string;
  readonly authority: string;
  readonly edition: string;
}

/** What goes in above one's own clearance is not seen again by who put it in: to be known before, not after. */
function AboveClearance({ handling }: { handling: string }) {
  const { me } = useDuties();
  const held = me?.clearances.find((clearance) => clearance.agency === me.agency)?.handling ?? 'TLP:CLEAR';
  if (me === null || HANDLINGS.indexOf(handling) <= HANDLINGS.indexOf(held)) return null;
  return <p className="doubt small">{text('imports.aboveClearance', { handling, held })}</p>;
}

/** What was found out about the file, each part of which can be overruled, and what only who hands it in can say. */
export function AboutFileForm({
  file,
  readAs,
  said,
  onReadAs,
  onSaid,
}: {
  file: CheckedFile;
  readAs: ReadAs;
  said: Said;
  onReadAs: (next: ReadAs) => void;
  onSaid: (next: Said) => void;
}) {
  const { data } = useQuery(SOURCES);
  const { recognisedAs: known, nextBest } = file;
  const choose = (part: keyof ReadAs) => (event: React.ChangeEvent<HTMLSelectElement>) =>
    onReadAs({ ...readAs, [part]: event.currentTarget.value });
  const say = (part: keyof Said) => (event: React.ChangeEvent<HTMLInputElement>) =>
    onSaid({ ...said, [part]: event.currentTarget.value });
  const delimiter = DELIMITERS[file.delimiter as keyof typeof DELIMITERS];
  return (
    <section className="panel about-file">
      <header>
        <h2 className="cut">{file.fileName}</h2>
        <span className="end">{known ? <HandlingMark mark={known.handling} /> : null}</span>
      </header>
      <dl className="facts inside">
        <div className="fact">
          <dt>{text('imports.facts.layout')}</dt>
          <dd>
            {known ? <b>{known.title}</b> : <span className="against">{text('imports.unknownLayout')}</span>}
            {known ? (
              <span className="under small second">
                {text('imports.columnsKnown', { known: known.known, of: known.of })}
                {nextBest ? `; ${text('imports.nextBest', { title: nextBest.title, known: nextBest.known })}` : ''}
              </span>
            ) : null}
          </dd>
        </div>
        {known ? (
          <div className="fact">
            <dt>{text('imports.facts.grade')}</dt>
            <dd>
              <Grade grade={known.grade} />
            </dd>
          </div>
        ) : null}
        <div className="fact">
          <dt>{text('imports.facts.size')}</dt>
          <dd>{text('imports.sizeOf', { size: size(file.sizeBytes), count: file.header.length })}</dd>
        </div>
        <div className="fact">
          <dt>{text('imports.facts.text')}</dt>
          <dd>
            {file.kind === 'delimited'
              ? `${file.encoding.toUpperCase()}${delimiter ? `, ${text(`imports.delimiter.${delimiter}`)}` : ''}`
              : text('imports.kindOf', { kind: file.kind.toUpperCase(), count: file.tables.length })}
            {file.warnings.map((warning) => (
              <span key={warning} className="under small doubt">
                {warning}
              </span>
            ))}
          </dd>
        </div>
        <div className="fact">
          <dt>{text('imports.facts.sha')}</dt>
          <dd className="mono">{file.sha256.replace(/(.{4})(?=.)/g, '$1 ')}</dd>
        </div>
        <div className="fact">
          <dt>{text('imports.facts.before')}</dt>
          <dd>
            {file.importedBefore ? (
              <Link to={`/imports/${encodeURIComponent(file.importedBefore)}`}>{text('imports.seenBefore')}</Link>
            ) : (
              text('imports.notSeen')
            )}
          </dd>
        </div>
      </dl>
      <div className="inside stack">
        <NativeSelect
          label={text('imports.source')}
          value={readAs.source}
          onChange={choose('source')}
          data={[
            { value: '', label: text('imports.asFound') },
            ...(data?.sources ?? []).map(({ name, title, publisher }) => ({
              value: name,
              label: `${title}, ${publisher}`,
            })),
          ]}
        />
        {file.tables.length > 0 ? (
          <NativeSelect
            label={text('imports.table')}
            value={file.table ?? ''}
            onChange={choose('sheet')}
            data={file.tables.map(({ name, hidden }) => ({
              value: name,
              label: hidden ? text('imports.hiddenTable', { name }) : name,
            }))}
          />
        ) : null}
        {file.kind === 'delimited' ? (
          <div className="pair">
            <NativeSelect
              label={text('imports.encoding')}
              value={readAs.encoding}
              onChange={choose('encoding')}
              data={[{ value: '', label: text('imports.asFound') }, ...ENCODINGS]}
            />
            <NativeSelect
              label={text('imports.delimiterLabel')}
              value={readAs.delimiter}
              onChange={choose('delimiter')}
              data={[
                { value: '', label: text('imports.asFound') },
                ...Object.entries(DELIMITERS).map(([value, name]) => ({
                  value,
                  label: text(`imports.delimiter.${name}`),
                })),
              ]}
            />
          </div>
        ) : null}
        <TextInput
          label={text('imports.headerRow')}
          value={readAs.headerRow}
          onChange={(event) => {
            const { value } = event.currentTarget;
            if (/^\d{0,5}$/.test(value)) onReadAs({ ...readAs, headerRow: value });
          }}
          placeholder={text('imports.asFound')}
          inputMode="numeric"
        />
        <NativeSelect
          label={text('record.handling')}
          value={readAs.handling}
          onChange={choose('handling')}
          data={[{ value: '', label: text('imports.handlingDefault') }, ...HANDLINGS]}
        />
        <AboveClearance handling={readAs.handling || (known?.handling ?? '')} />
        <TextInput
          label={text('imports.receivedFrom')}
          value={said.receivedFrom}
          onChange={say('receivedFrom')}
          maxLength={200}
        />
        <div className="pair">
          <TextInput
            label={text('imports.receivedOn')}
            value={said.receivedOn}
            onChange={say('receivedOn')}
            placeholder="2026-03-09"
          />
          <TextInput
            label={text('imports.facts.authority')}
            value={said.authority}
            onChange={say('authority')}
            maxLength={200}
          />
        </div>
        <TextInput
          label={text('imports.facts.edition')}
          description={text('imports.editionHint')}
          value={said.edition}
          onChange={say('edition')}
          maxLength={200}
        />
      </div>
    </section>
  );
}
