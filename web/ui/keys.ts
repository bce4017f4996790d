import { useEffect, useRef } from 'react';
import { create } from 'zustand';

/** Single keys can be turned off: a person who speaks to the machine would set them off by accident (WCAG 2.1.4). */
const STORED_AS = 'hawksbill.single-keys';
export const useSingleKeys = create<{ on: boolean }>(() => ({ on: localStorage.getItem(STORED_AS) !== 'off' }));

export function setSingleKeys(on: boolean): void {
  localStorage.setItem(STORED_AS, on ? 'on' : 'off');
  useSingleKeys.setState({ on });
}

/** "k", "Shift+K", "Ctrl+z", "Alt+2": the way key tables here are written. */
export function keyName(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'code'>,
): string {
  // With Alt some layouts give another sign for a digit; the key itself is meant.
  const key =
    event.altKey && /^Digit\d$/.test(event.code)
      ? event.code.slice(5)
      : event.key.length === 1
        ? event.key.toLowerCase()
        : event.key;
  const shift = event.shiftKey && (event.key.length > 1 || /[a-z]/i.test(event.key)) ? 'Shift+' : '';
  const letter = shift && key.length === 1 ? key.toUpperCase() : key;
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${shift}${letter}`;
}

const TYPED_INTO =
  'input:not([type=checkbox]):not([type=radio]):not([type=file]), textarea, select, [contenteditable=true]';

export type KeyTable = Readonly<Record<string, () => void>>;

/** Keys of the whole page. A key that would be typed stays with the field; a key that something closer used is left alone. */
export function usePageKeys(table: KeyTable): void {
  const current = useRef(table);
  current.current = table;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !(event.target instanceof Element)) return;
      const name = keyName(event);
      const action = current.current[name];
      if (!action) return;
      const single = !event.ctrlKey && !event.metaKey && !event.altKey && event.key.length === 1;
      if (single && !useSingleKeys.getState().on) return;
      if (name !== 'Escape' && !event.altKey && event.target.closest(TYPED_INTO)) return;
      // A dialog keeps its keys to itself.
      if (document.querySelector('[role=dialog][aria-modal=true]')) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** Esc closes what has the focus in it. */
export const onEscape = (close: () => void) => (event: React.KeyboardEvent) => {
  if (event.key !== 'Escape') return;
  event.preventDefault();
  close();
};

/** For a place that has focus (canvas, list): looks the key up, and says whether it was one of its own. */
export function pressed(event: React.KeyboardEvent, table: KeyTable): boolean {
  const action = table[keyName(event.nativeEvent)];
  if (!action) return false;
  const single = !event.ctrlKey && !event.metaKey && !event.altKey && event.key.length === 1 && event.key !== ' ';
  if (single && !useSingleKeys.getState().on) return false;
  event.preventDefault();
  action();
  return true;
}
