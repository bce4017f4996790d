import { Button, Modal, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { previewPath } from '../../api/attachments.js';
import { number, type TextKey, text } from '../../texts/index.js';
import type { Attachment } from './attachment.js';

const ZOOMS = ['fit', '100', '200', '400'] as const;
type Zoom = (typeof ZOOMS)[number];

/** A photo as it is, and what it says of its taking beside it. */
export function Photo({ attachment, name }: { attachment: Attachment; name: string }) {
  const [near, setNear] = useState(false);
  const { preview, exifState } = attachment;
  return (
    <div className="photo">
      {preview === 'SHOWN' ? (
        <figure>
          <img src={previewPath(attachment.id)} alt={text('attachments.picture', { name })} loading="lazy" />
          <figcaption>
            <Button variant="default" size="compact-sm" onClick={() => setNear(true)}>
              {text('attachments.enlarge')}
            </Button>
          </figcaption>
        </figure>
      ) : (
        <p className="second">{text(`attachments.preview.${preview}` as TextKey)}</p>
      )}
      {attachment.exif ? (
        <TakenTable attachment={attachment} exif={attachment.exif} />
      ) : (
        <p className="third">{text(`attachments.exifState.${exifState}` as TextKey)}</p>
      )}
      {near ? <Near attachment={attachment} name={name} onClose={() => setNear(false)} /> : null}
    </div>
  );
}

function Near({ attachment, name, onClose }: { attachment: Attachment; name: string; onClose: () => void }) {
  const [zoom, setZoom] = useState<Zoom>('fit');
  const width = zoom === 'fit' ? undefined : Math.round(((attachment.widthPx ?? 0) * Number(zoom)) / 100);
  return (
    <Modal opened onClose={onClose} title={name} fullScreen>
      <SegmentedControl
        aria-label={text('attachments.zoom')}
        value={zoom}
        onChange={(value) => setZoom(value as Zoom)}
        data={ZOOMS.map((value) => ({
          value,
          label: value === 'fit' ? text('attachments.fit') : text('attachments.percent', { percent: value }),
        }))}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what does not fit is scrolled by keyboard, too */}
      <section className="near" tabIndex={0} aria-label={text('attachments.picture', { name })}>
        <img
          src={previewPath(attachment.id)}
          alt={text('attachments.picture', { name })}
          className={zoom === 'fit' ? 'fit' : undefined}
          {...(width === undefined ? {} : { width })}
        />
      </section>
    </Modal>
  );
}

function TakenTable({ attachment, exif }: { attachment: Attachment; exif: NonNullable<Attachment['exif']> }) {
  const { position } = exif;
  const taken =
    exif.takenAt === null
      ? null
      : exif.takenOffset === null
        ? text('attachments.takenUnzoned', { at: exif.takenAt.replace('T', ' ') })
        : text('attachments.takenZoned', { at: exif.takenAt.replace('T', ' '), offset: exif.takenOffset });
  const where =
    position === null
      ? null
      : [
          text('attachments.positionAs', { latitude: position.latitude, longitude: position.longitude }),
          text('attachments.positionSaid', { said: position.asSaid }),
          ...(position.datum === null ? [] : [text('attachments.datum', { datum: position.datum })]),
          ...(position.errorM === null ? [] : [text('attachments.errorM', { metres: number(position.errorM) })]),
        ].join('; ');
  const distances = attachment.distances.map(({ place, distanceKm }) =>
    text('attachments.distanceOf', { km: number(distanceKm), place }),
  );
  const from = position === null ? null : distances.length > 0 ? distances.join('; ') : text('attachments.noPlace');
  const rows: readonly (readonly [TextKey, string | null])[] = [
    ['attachments.takenAt', taken],
    ['attachments.position', where],
    ['attachments.distance', from],
    ['attachments.positionAt', exif.positionAt],
    ['attachments.make', exif.make],
    ['attachments.model', exif.model],
    ['attachments.serial', exif.serial],
    ['attachments.lens', exif.lens],
    ['attachments.software', exif.software],
    ['attachments.orientation', exif.orientation === null ? null : String(exif.orientation)],
  ];
  return (
    <table className="table taken">
      <caption>
        {text('attachments.exif')} <span className="third">{text('attachments.exifClaimed')}</span>
      </caption>
      <tbody>
        {rows.map(([label, value]) =>
          value === null ? null : (
            <tr key={label}>
              <th scope="row">{text(label)}</th>
              <td>
                <bdi>{value}</bdi>
              </td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  );
}
