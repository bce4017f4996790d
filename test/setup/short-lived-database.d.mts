export declare const SHORT_LIVED: {
  readonly settings: Readonly<Record<string, string>>;
  readonly keepClasses: false;
};
