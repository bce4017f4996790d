import iconv from 'iconv-lite';
import { SaxesParser } from 'saxes';
import { BadInput } from '../../../errors.js';
import { type ByteSource, firstBytes } from '../byte-source.js';

/** What is told of an XML document, in its order. Names are as written, prefix included. */
export interface SaxHandlers {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  /** Text may come in several pieces. */
  text?(text: string): void;
}

/** Deeper nesting than this is no table; the deepest published customs message has about 20 levels. */
export const MOST_LEVELS = 100;
/** Letters without the end of a tag or a text among them: more would have to be held in memory. */
const MOST_LETTERS_WITHOUT_END = 8 * 1024 * 1024;

/** Namespace of XInclude 1.0 (W3C Recommendation, 15 November 2006, section 2.1). */
const XINCLUDE = 'http://www.w3.org/2001/XInclude';

/** A document that is no well-formed XML; what came before the place can be read. */
export class NotWellFormed extends Error {}

/**
 * Reads an XML document piece by piece and yields what the handlers put into `found`, as soon as it is there. Entities are the five of XML
 * itself; a document type, which could define others or fetch files, is refused, as is XInclude, which would fetch them too.
 */
export async function* readXml<T>(
  source: ByteSource,
  handlersOf: (emit: (found: T) => void) => SaxHandlers,
): AsyncGenerator<T> {
  const found: T[] = [];
  const handlers = handlersOf((one) => found.push(one));
  const parser = new SaxesParser({ xmlns: false, position: true });
  let depth = 0;
  let sinceEnd = 0;
  parser.on('error', (error) => {
    throw new NotWellFormed(error.message.replace(/\.$/, ''));
  });
  parser.on('doctype', () => {
    throw doctypeRefused();
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth++;
    sinceEnd = 0;
    if (depth > MOST_LEVELS) throw new NotWellFormed(`elements stand more than ${MOST_LEVELS} levels deep`);
    for (const key in attributes) if (attributes[key] === XINCLUDE) throw xincludeRefused();
    handlers.open?.(name, attributes);
  });
  parser.on('closetag', ({ name }) => {
    depth--;
    sinceEnd = 0;
    handlers.close?.(name);
  });
  const onText = (text: string) => {
    sinceEnd = 0;
    if (depth > 0) handlers.text?.(text);
  };
  parser.on('text', onText);
  parser.on('cdata', onText);

  for await (const text of xmlText(source)) {
    sinceEnd += text.length;
    let failure: unknown = null;
    try {
      parser.write(text);
    } catch (thrown) {
      failure = thrown;
    }
    yield* found.splice(0);
    if (failure) throw failure;
    if (sinceEnd > MOST_LETTERS_WITHOUT_END)
      throw new NotWellFormed(`a text or a tag goes on for more than ${MOST_LETTERS_WITHOUT_END} letters`);
  }
  let failure: unknown = null;
  try {
    parser.close();
  } catch (thrown) {
    failure = thrown;
  }
  yield* found.splice(0);
  if (failure) throw failure;
}

/** An element's name without its prefix. */
export function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function doctypeRefused(): BadInput {
  return new BadInput(
    'The file is XML with a document type (<!DOCTYPE …>), which could make it fetch other files. Save it without the document type.',
  );
}

function xincludeRefused(): BadInput {
  return new BadInput(
    'The file is XML that includes other files (XInclude), and no other file is fetched. Put their content in its place.',
  );
}

/** Enough for the XML declaration. */
const DECLARATION_BYTES = 1024;

/** The document's text: by its byte order mark, else by the encoding it declares, else UTF-8 (XML 1.0, section 4.3.3 and appendix F). */
async function* xmlText(source: ByteSource): AsyncGenerator<string> {
  const encoding = xmlEncoding(await firstBytes(source, DECLARATION_BYTES));
  if (encoding === 'utf-8') {
    const decoder = new TextDecoder('utf-8');
    for await (const piece of source.open()) yield decoder.decode(piece, { stream: true });
    yield decoder.decode();
    return;
  }
  const decoder = iconv.getDecoder(encoding);
  for await (const piece of source.open()) yield decoder.write(Buffer.from(piece));
  yield decoder.end() ?? '';
}

/** The encoding by the first bytes of a document. */
export function xmlEncoding(bytes: Uint8Array): string {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0x3c && b === 0 && c === 0x3f && d === 0) return 'utf-16le';
  if (a === 0 && b === 0x3c && c === 0 && d === 0x3f) return 'utf-16be';
  const beginning = Buffer.from(bytes).toString('latin1');
  const declaration = beginning.startsWith('<?xml') ? beginning.slice(0, beginning.indexOf('?>') + 1) : '';
  const named = /encoding=["']([A-Za-z0-9._-]{1,40})["']/.exec(declaration)?.[1]?.toLowerCase();
  if (named === undefined || named === 'utf-8' || named === 'utf8' || named.startsWith('utf-16')) return 'utf-8';
  if (!iconv.encodingExists(named))
    throw new BadInput(`The file is XML in ${named}, an encoding that is not read. Save it in UTF-8.`);
  return named;
}
