import { Tokenizer, TokenType } from '@streamparser/json';

/** What is told of a JSON text (RFC 8259), in its order. */
export interface JsonHandlers {
  open(kind: 'object' | 'array'): void;
  close(): void;
  key(name: string): void;
  /** A string's text, or a number, `true`, `false` or `null` as written. */
  scalar(text: string, isString: boolean): void;
  /** The outermost value is whole. */
  end(): void;
}

/** A text that is no JSON; what came before the place can be read. */
export class NotJson extends Error {}

/** Letters of one string or number that are held in memory. */
const MOST_LETTERS_OF_TOKEN = 8 * 1024 * 1024;

enum Expects {
  Value,
  ValueOrEnd,
  Key,
  KeyOrEnd,
  Colon,
  CommaOrEnd,
  Nothing,
}

/** Leaves numbers as they are written: what stands in the file is more exact than any number of ours. */
class ExactTokenizer extends Tokenizer {
  protected override parseNumber(text: string): number {
    return text as unknown as number;
  }
}

/** Reads JSON piece by piece: tells strings and numbers apart by a tokenizer, and holds their order against the grammar. Numbers keep their text. */
export class JsonEvents {
  #tokenizer: Tokenizer;
  /** Whether each container that is open is an object. */
  readonly #open: boolean[] = [];
  #expects: Expects = Expects.Value;
  #sinceToken = 0;

  constructor(readonly handlers: JsonHandlers) {
    this.#tokenizer = this.#newTokenizer();
  }

  write(text: string | Uint8Array): void {
    this.#sinceToken += text.length;
    this.#tokenizer.write(text);
    if (this.#sinceToken > MOST_LETTERS_OF_TOKEN + text.length)
      throw new NotJson(`a text goes on for more than ${MOST_LETTERS_OF_TOKEN} letters`);
  }

  /** The text ends here. */
  end(): void {
    // A number is at its end only when something else follows.
    this.#tokenizer.write(' ');
    if (this.#expects !== Expects.Nothing) throw new NotJson('it breaks off before its end');
  }

  /** Ready for the next text, also after one that was no JSON. */
  restart(hasFailed: boolean): void {
    if (hasFailed) this.#tokenizer = this.#newTokenizer();
    this.#open.length = 0;
    this.#expects = Expects.Value;
    this.#sinceToken = 0;
  }

  #newTokenizer(): Tokenizer {
    const tokenizer = new ExactTokenizer();
    tokenizer.onToken = ({ token, value }) => this.#take(token, value as unknown as string);
    tokenizer.onError = (failure) => {
      throw failure instanceof NotJson ? failure : new NotJson(plain(failure.message));
    };
    return tokenizer;
  }

  #take(token: TokenType, value: string): void {
    this.#sinceToken = 0;
    switch (token) {
      case TokenType.STRING:
        if (this.#expects === Expects.Key || this.#expects === Expects.KeyOrEnd) {
          this.#expects = Expects.Colon;
          this.handlers.key(value);
          return;
        }
        this.#scalar(value, true);
        return;
      case TokenType.NUMBER:
        this.#scalar(value, false);
        return;
      case TokenType.TRUE:
        this.#scalar('true', false);
        return;
      case TokenType.FALSE:
        this.#scalar('false', false);
        return;
      case TokenType.NULL:
        this.#scalar('null', false);
        return;
      case TokenType.LEFT_BRACE:
      case TokenType.LEFT_BRACKET: {
        this.#needsValue();
        const isObject = token === TokenType.LEFT_BRACE;
        this.#open.push(isObject);
        this.#expects = isObject ? Expects.KeyOrEnd : Expects.ValueOrEnd;
        this.handlers.open(isObject ? 'object' : 'array');
        return;
      }
      case TokenType.RIGHT_BRACE:
      case TokenType.RIGHT_BRACKET: {
        const isObject = token === TokenType.RIGHT_BRACE;
        const mayEnd =
          this.#expects === Expects.CommaOrEnd || this.#expects === (isObject ? Expects.KeyOrEnd : Expects.ValueOrEnd);
        if (!mayEnd || this.#open.pop() !== isObject)
          throw new NotJson(`a ${isObject ? '}' : ']'} stands where none fits`);
        this.handlers.close();
        this.#valueIsWhole();
        return;
      }
      case TokenType.COMMA:
        if (this.#expects !== Expects.CommaOrEnd) throw new NotJson('a comma stands where none fits');
        this.#expects = this.#open.at(-1) ? Expects.Key : Expects.Value;
        return;
      case TokenType.COLON:
        if (this.#expects !== Expects.Colon) throw new NotJson('a colon stands where none fits');
        this.#expects = Expects.Value;
        return;
      default:
        throw new NotJson('a sign stands where none fits');
    }
  }

  #scalar(text: string, isString: boolean): void {
    this.#needsValue();
    this.handlers.scalar(text, isString);
    this.#valueIsWhole();
  }

  #needsValue(): void {
    if (this.#expects === Expects.Nothing) throw new NotJson('something stands behind its end');
    if (this.#expects !== Expects.Value && this.#expects !== Expects.ValueOrEnd)
      throw new NotJson('a value stands where none fits');
  }

  #valueIsWhole(): void {
    this.#expects = this.#open.length === 0 ? Expects.Nothing : Expects.CommaOrEnd;
    if (this.#expects === Expects.Nothing) this.handlers.end();
  }
}

/** The tokenizer's complaint, without the names of its own states. */
function plain(message: string): string {
  const found = /^Unexpected "([\s\S]{0,10})" at chunk position "\d+" \(absolute position "(\d+)"\)/.exec(message);
  return found === null ? 'a sign stands where none fits' : `"${found[1]}" stands where none fits`;
}
