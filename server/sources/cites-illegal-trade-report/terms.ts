/**
 * Kinds of specimen by their code and the units in which they may be counted, the preferred one first (CITES, Guidelines for the
 * preparation and submission of annual reports, table of terms; January 2023).
 */
const TERMS = `
  BAL kg no.; BAR kg; BOD no. kg; BON kg no.; CAL kg; CAP no. kg; CAR kg no.; BOC kg no.; HOC kg no.; IVC kg
  no.; CAV kg; CHP kg; CLA no. kg; CLO m2 kg; COR no. kg; COS g ml; CUL no.; DER kg l; DPL no.; EAR no.; EGG no.
  kg; EGL no. kg; ESH g kg; EXT kg l; FEA kg no.; FIB kg m; FIN kg no.; FIG kg no.; FLO kg; FPT no.; LEG kg no.;
  FRU kg; FOO no.; FPL no.; FPS no.; GAL kg no.; GAB no. kg; GAR no.; GEN kg no.; GIL no.; GRS no.; HAI kg g;
  HAP no. g; HOR no. kg; JWL no. g; IJW no. g; LPL no.; LPS no.; LIV no. kg; LVS kg no.; LOG m3; MEA kg; MED kg
  l; MUS g; OIL kg l; PRL no.; KEY no.; BOP kg; HOP kg; IVP kg; PLA m2; PLY m2 m3; POW kg; PUP no.; ROO no. kg;
  RUG no.; ROS no. kg; SAW m3; SCA kg; SEE kg no.; SHE no. kg; SID no.; SKE no.; SKI no.; SKP kg; SKU no.; SOU
  kg l; SPE kg l ml no.; STE no. kg; SWI kg; TAI no. kg; TEE no. kg; TIM m3 kg; TRO no.; TRU no. kg; TUS no. kg;
  VEN m3 m2 kg; WAX kg; WPR no. kg`;

export const UNITS_OF_TERM: ReadonlyMap<string, readonly string[]> = new Map(
  TERMS.split(';').map((entry): [string, readonly string[]] => {
    const [code = '', ...units] = entry.trim().split(/\s+/);
    return [code, units];
  }),
);

/** Units of the same guidelines. */
export const UNITS: ReadonlySet<string> = new Set(['g', 'kg', 'l', 'ml', 'cm', 'm', 'm2', 'm3', 'no.']);

/** Codes of the source of specimens (Resolution Conf. 12.3 (Rev. CoP19)): wild, ranched, bred in captivity … */
export const SOURCE_CODES: ReadonlySet<string> = new Set(['A', 'C', 'D', 'F', 'I', 'O', 'R', 'U', 'W', 'X', 'Y']);
