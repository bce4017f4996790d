/** The sign of Hawksbill: a hexagon of scutes. */
export function Brand({ size = 20 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      aria-hidden="true"
      fill="none"
      stroke="var(--hb-accent)"
      strokeWidth={1.6}
      strokeLinejoin="round"
    >
      <path d="M10 1 17.8 5.5V14.5L10 19 2.2 14.5V5.5Z" />
      <path d="M10 1V7M2.2 14.5 7.4 11.5M17.8 14.5 12.6 11.5M10 7 12.6 8.5V11.5L10 13 7.4 11.5V8.5Z" />
    </svg>
  );
}
