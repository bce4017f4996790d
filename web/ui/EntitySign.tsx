import { SIGNS, type Sign, type SignName } from './signs.js';

/** The sign of a thing in a list: decoration beside its name, so a screen reader passes over it. */
export function EntitySign({ name, size = 20 }: { name: SignName; size?: number }) {
  const { token, shape, icon, iconScale, iconX, iconY }: Sign = SIGNS[name];
  return (
    <svg className="sign" width={size} height={size} viewBox="-1.35 -1.35 2.7 2.7" aria-hidden="true">
      <path
        d={shape}
        fill={`var(--hb-e-${token})`}
        stroke={`var(--hb-e-${token}-line)`}
        strokeWidth={0.12}
        strokeLinejoin="round"
      />
      <g transform={`translate(${iconX} ${iconY}) scale(${iconScale}) translate(-12 -12)`}>
        <path
          d={icon}
          fill="none"
          stroke={`var(--hb-e-${token}-glyph)`}
          strokeWidth={2.2}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </g>
    </svg>
  );
}
