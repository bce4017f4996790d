import { getDocumentProxy } from 'unpdf';
import type { TextState } from '../../records/attachment.js';

/** What is read of a document at most. */
export interface PdfLimits {
  readonly pages: number;
  readonly lettersOfPage: number;
  readonly letters: number;
  readonly milliseconds: number;
}

export const PDF_LIMITS: PdfLimits = { pages: 1_000, lettersOfPage: 50_000, letters: 4_000_000, milliseconds: 20_000 };

export interface ReadPdf {
  readonly state: TextState;
  /** Null where it cannot be told. */
  readonly pageCount: number | null;
  /** From the first page on; '' for a page without text. */
  readonly pages: readonly string[];
}

/** No script of the document runs, nothing is fetched, no font or picture is drawn. */
const TEXT_ALONE = {
  isEvalSupported: false,
  enableXfa: false,
  disableFontFace: true,
  useSystemFonts: false,
  useWorkerFetch: false,
  stopAtErrors: false,
  maxImageSize: 0,
  verbosity: 0,
} as const;

/** The text of a PDF (ISO 32000-2), page by page. Whatever is wrong with it, there is an answer. */
export async function readPdf(file: Uint8Array, limits: PdfLimits = PDF_LIMITS): Promise<ReadPdf> {
  const pages: string[] = [];
  let pageCount: number | null = null;
  let state: TextState | null = null;
  try {
    // The reader takes the bytes it is given for its own.
    const document = await getDocumentProxy(Uint8Array.from(file), TEXT_ALONE);
    try {
      pageCount = document.numPages;
      const until = Date.now() + limits.milliseconds;
      let letters = 0;
      for (let number = 1; number <= pageCount && state === null; number++) {
        if (number > limits.pages || letters > limits.letters || Date.now() > until) {
          state = 'PARTLY';
          break;
        }
        const text = await textOf(document, number);
        if (text === null) state = 'BROKEN';
        else if (text.length > limits.lettersOfPage) state = 'PARTLY';
        const shown = (text ?? '').slice(0, limits.lettersOfPage);
        letters += shown.length;
        pages.push(shown);
      }
    } finally {
      await document.destroy();
    }
  } catch (fault) {
    return { state: isPasswordWanted(fault) ? 'ENCRYPTED' : 'BROKEN', pageCount: null, pages: [] };
  }
  const found = pages.some((page) => page !== '');
  // What could be read of a document that is broken further on is text all the same.
  if (state === 'BROKEN') return { state: found ? 'PARTLY' : 'BROKEN', pageCount, pages };
  return { state: state ?? (found ? 'READ' : 'NO_TEXT'), pageCount, pages };
}

/** Null where the page cannot be read. */
async function textOf(document: Awaited<ReturnType<typeof getDocumentProxy>>, number: number): Promise<string | null> {
  try {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const text = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('');
    page.cleanup();
    return withoutControls(text).trim();
  } catch {
    return null;
  }
}

/** Line breaks stay. */
function withoutControls(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd').replace(/[^\P{Cc}\n]/gu, ' ');
}

function isPasswordWanted(fault: unknown): boolean {
  return fault instanceof Error && fault.name === 'PasswordException';
}
