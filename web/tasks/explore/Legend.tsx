import { text } from '../../texts/index.js';

/** How links are drawn, as the chart draws them. */
export function Legend() {
  return (
    <ul className="legend" aria-label={text('explore.legend')}>
      <li>
        <svg width="26" height="8" aria-hidden="true">
          <path d="M0 4H26" stroke="var(--hb-link)" strokeWidth="2" />
        </svg>
        {text('explore.said')}
      </li>
      <li>
        <svg width="26" height="8" aria-hidden="true">
          <path d="M0 4H26" stroke="var(--hb-link)" strokeWidth="2" strokeDasharray="7 4" />
        </svg>
        {text('explore.reported')}
      </li>
      <li>
        <svg width="26" height="8" aria-hidden="true">
          <path d="M0 2.2H26M0 5.8H26" stroke="var(--hb-link-match)" strokeWidth="1.25" />
        </svg>
        {text('explore.matched')}
      </li>
      <li className="third">{text('explore.thicker')}</li>
    </ul>
  );
}
