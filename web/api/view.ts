/** Whether this page shows persons by name. It lasts as long as the tab. */
const STORED_AS = 'hawksbill.share-view';

export function isShareView(): boolean {
  return sessionStorage.getItem(STORED_AS) === 'on';
}

/** The page begins anew, so that nothing on it (a chart, a list, a title) still has the names of before. */
export function setShareView(on: boolean): void {
  if (on) sessionStorage.setItem(STORED_AS, 'on');
  else sessionStorage.removeItem(STORED_AS);
  window.location.reload();
}

/** The header by which the server leaves names out of every answer. */
export function viewHeader(): Readonly<Record<string, string>> {
  return isShareView() ? { 'x-hawksbill-view': 'non-nominal' } : {};
}
