import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { previewPath } from '../../api/attachments.js';
import { instant, number, type TextKey, text } from '../../texts/index.js';
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
  const width = zoom === 'fit' ? undefined : Math.round((shownWidth(attachment) * Number(zoom)) / 100);
  return (
    <Modal opened onClose={onClose} title={name} fullScreen>
      <fieldset className="zooms" aria-label={text('attachments.zoom')}>
        {ZOOMS.map((value) => (
          <Button
            key={value}
            size="compact-sm"
            variant={value === zoom ? 'filled' : 'default'}
            aria-pressed={value === zoom}
            onClick={() => setZoom(value)}
          >
            {value === 'fit' ? text('attachments.fit') : text('attachments.percent', { percent: value })}
          </Button>
        ))}
      </fieldset>
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

/** A photo that was held sideways is shown turned: what was its height is its width. */
function shownWidth({ widthPx, heightPx, exif, mediaType }: Attachment): number {
  const turned = mediaType === 'image/jpeg' && (exif?.orientation ?? 1) >= 5;
  return (turned ? heightPx : widthPx) ?? 0;
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
  const noPlace = attachment.record === null ? null : text('attachments.noPlace');
  const from = position === null ? null : distances.length > 0 ? distances.join('; ') : noPlace;
  const rows: readonly (readonly [TextKey, string | null])[] = [
    ['attachments.takenAt', taken],
    ['attachments.position', where],
    ['attachments.distance', from],
    ['attachments.positionAt', exif.positionAt === null ? null : instant(exif.positionAt)],
    ['attachments.make', exif.make],
    ['attachments.model', exif.model],
    ['attachments.serial', exif.serial],
    ['attachments.lens', exif.lens],
    ['attachments.software', exif.software],
    [
      'attachments.orientation',
      exif.orientation === null ? null : text(`attachments.turned.${exif.orientation}` as TextKey),
    ],
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
