import { Modal } from '@mantine/core';
import { type TextKey, text } from '../texts/index.js';
import { type Duty, useDuties } from './duties.js';

/** What the keys do, and whose work that is where it is not everybody's. */
interface KeysOfPlace {
  readonly title: TextKey;
  readonly duty: Duty;
  readonly keys: readonly (readonly [keys: readonly string[], does: TextKey, duty?: Duty])[];
}

const TABLES: readonly KeysOfPlace[] = [
  {
    title: 'keys.everywhere',
    duty: 'OWN_ACCOUNT',
    keys: [
      [['/'], 'keys.search', 'CONSULT'],
      [['G', 'F E R I C'], 'keys.tasks', 'CONSULT'],
      [['G P'], 'keys.toPeople', 'ADMINISTER'],
      [['G L'], 'keys.toAccessLog', 'READ_LOGS'],
      [['Ctrl Z', 'Ctrl Y'], 'keys.undo', 'CONSULT'],
      [['Esc'], 'keys.escape'],
      [['?'], 'keys.this'],
    ],
  },
  {
    title: 'keys.canvas',
    duty: 'CONSULT',
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
      [['R', 'I', 'Ctrl A'], 'keys.related'],
      [['T'], 'keys.path'],
      [['M'], 'keys.match'],
      [['C'], 'keys.case', 'BUILD_CASE'],
      [['+', '−', '0'], 'keys.zoom'],
      [['Alt 1', 'Alt 2'], 'keys.views'],
    ],
  },
  {
    title: 'keys.list',
    duty: 'CONSULT',
    keys: [
      [['↓', '↑'], 'keys.move'],
      [['Enter'], 'keys.open'],
      [['A'], 'keys.chart'],
    ],
  },
  {
    title: 'keys.profile',
    duty: 'CONSULT',
    keys: [
      [['E'], 'keys.explore'],
      [['D'], 'keys.lookBack'],
      [['C'], 'keys.case', 'BUILD_CASE'],
      [['X'], 'keys.split', 'JUDGE'],
    ],
  },
  {
    title: 'keys.review',
    duty: 'CONSULT',
    keys: [
      [['J', 'K'], 'keys.move'],
      [['S', 'D', 'U'], 'keys.judge', 'JUDGE'],
      [['R'], 'keys.reason', 'JUDGE'],
      [['1', '2', '3'], 'keys.atHand', 'JUDGE'],
      [['Enter'], 'keys.judgeNext', 'JUDGE'],
      [['Z'], 'keys.undoLast', 'JUDGE'],
    ],
  },
];

/** What the keys do, place by place. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const { may } = useDuties();
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
        {TABLES.filter((table) => may(table.duty)).map((table) => (
          <section key={table.title}>
            <h3 className="section-name">{text(table.title)}</h3>
            {table.keys
              .filter(([, , duty]) => duty === undefined || may(duty))
              .map(([keys, does]) => (
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
