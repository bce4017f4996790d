import { encode } from 'uqr';

/** Modules of quiet around the code, as ISO/IEC 18004 demands. */
const QUIET = 4;

/** A text as a QR code, drawn here: the secret in it goes to nobody else. Black on white in dark mode too, or cameras do not read it. */
export function QrCode({ value, label }: { value: string; label: string }) {
  const { data, size } = encode(value, { ecc: 'M', border: QUIET });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg className="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={path} />
    </svg>
  );
}
