import { Modal } from '@mantine/core';
import { type TextKey, text } from '../texts/index.js';

const TABLES: readonly { title: TextKey; keys: readonly (readonly [readonly string[], TextKey])[] }[] = [
  {
    title: 'keys.everywhere',
    keys: [
      [['/'], 'keys.search'],
      [['G', 'F E R I C'], 'keys.tasks'],
      [['Ctrl Z', 'Ctrl Y'], 'keys.undo'],
      [['Esc'], 'keys.escape'],
      [['?'], 'keys.this'],
    ],
  },
  {
    title: 'keys.canvas',
    keys: [
      [['←', '↑', '→', '↓'], 'keys.arrows'],
      [['Tab'], 'keys.tab'],
      [['O'], 'keys.other'],
      [['Space'], 'keys.space'],
      [['Enter'], 'keys.evidence'],
      [['E'], 'keys.expand'],
      [['Shift E'], 'keys.collapse'],
      [['H', 'Shift H'], 'keys.hide'],
      [['P'], 'keys.pin'],
      [['R', 'I'], 'keys.related'],
      [['T'], 'keys.path'],
      [['M'], 'keys.match'],
      [['C'], 'keys.case'],
      [['+', '−', '0'], 'keys.zoom'],
      [['Alt 1', 'Alt 2'], 'keys.views'],
    ],
  },
  {
    title: 'keys.list',
    keys: [
      [['↓', '↑'], 'keys.move'],
      [['Enter'], 'keys.open'],
      [['A'], 'keys.chart'],
    ],
  },
  {
    title: 'keys.review',
    keys: [
      [['J', 'K'], 'keys.move'],
      [['S', 'D', 'U'], 'keys.judge'],
      [['R'], 'keys.reason'],
      [['Enter'], 'keys.judgeNext'],
      [['Z'], 'keys.undoLast'],
    ],
  },
];

/** What the keys do, place by place. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  return (
    <Modal
      opened
      onClose={onClose}
      title={text('keys.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': text('app.close') }}
    >
      <p className="second">{text('keys.hint')}</p>
      <div className="keys-help">
        {TABLES.map((table) => (
          <section key={table.title}>
            <h3 className="section-name">{text(table.title)}</h3>
            {table.keys.map(([keys, does]) => (
              <div className="row" key={does}>
                <span className="keys">
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </span>
                <span>{text(does)}</span>
              </div>
            ))}
          </section>
        ))}
      </div>
    </Modal>
  );
}
