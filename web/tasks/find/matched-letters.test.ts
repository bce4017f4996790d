import { describe, expect, it } from 'vitest';
import { align, distance, markMatched } from './matched-letters.js';

const marked = (matched: string, typed: string): string =>
  markMatched(matched, typed)
    .map((piece) => (piece.marked ? `[${piece.text}]` : piece.text))
    .join('');

describe('marking what matched', () => {
  it.each([
    ['Talvegra Timber Trading FZE', 'talwegra', '[Talvegra] Timber Trading FZE', 'a letter off'],
    ['SALT HERON', 'salt heron', '[SALT] [HERON]', 'the same words'],
    ['QVKU2048170', '204817', '[QVKU2048170]', 'part of a number'],
    ['Đường Việt', 'duong viet', '[Đường] [Việt]', 'marks over letters do not count, Đ is one letter off'],
    ['Công ty Đá Hải Long', 'Hai Long', 'Công ty Đá [Hải] [Long]', 'a word that is there, and not one that is like it'],
    ['Đông Công', 'long', '[Đông] [Công]', 'two that are equally close'],
    ['ООО «Тальвегра»', 'talvegra', 'ООО «Тальвегра»', 'another script: nothing to mark'],
    ['export@talvegra.example', 'talvegra', 'export@[talvegra].example', 'inside an address'],
  ])('%s for %s gives %s: %s', (matched, typed, expected, _why) => {
    expect(marked(matched, typed)).toBe(expected);
  });
});

describe('letters under each other', () => {
  it('shows where they differ', () => {
    expect(align('talwegra', 'Talvegra').filter((column) => column.differs)).toEqual([
      { typed: 'w', held: 'v', differs: true },
    ]);
  });

  it('leaves a gap where one side has a letter more', () => {
    expect(align('heron', 'herron').filter((column) => column.differs)).toEqual([
      { typed: '', held: 'r', differs: true },
    ]);
  });

  it('counts letters, whichever way round', () => {
    expect([distance('heron', 'herron'), distance('herron', 'heron'), distance('', 'abc')]).toEqual([1, 1, 3]);
  });
});
