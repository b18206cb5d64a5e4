/** exp(-z^2 / 2): sqrt(2 pi) times the standard normal density. */
export function normalBell(z: number): number {
  return Math.exp(-0.5 * z * z);
}

/** sqrt(2 pi): the density is the bell divided by it. */
export const SQRT_TWO_PI = 2.506_628_274_631_000_7;

/** The tail beyond this, below 1e-299, is taken for 0. */
const FARTHEST = 37;
/** Below it the rational function, above it the continued fraction. */
const TAIL_FROM = 7.071_067_811_865_475;

/**
 * Standard normal distribution function: the probability of a value below `z`. Hart's algorithm 5666 as given by
 * G. West, Better approximations to cumulative normal functions, Wilmott 2005; absolute error below 1e-15, relative error
 * below 1e-8 in the lower tail. It takes only + - * / and V8's own exp: the same on every machine. `bell` may be
 * given where it is known already.
 */
export function normalCdf(z: number, bell: number = normalBell(z)): number {
  const x = z < 0 ? -z : z;
  if (x > FARTHEST) return z < 0 ? 0 : 1;
  let upper: number;
  if (x < TAIL_FROM) {
    let over = 3.526_249_659_989_11e-2 * x + 0.700_383_064_443_688;
    over = over * x + 6.373_962_203_531_65;
    over = over * x + 33.912_866_078_383;
    over = over * x + 112.079_291_497_871;
    over = over * x + 221.213_596_169_931;
    over = over * x + 220.206_867_912_376;
    let under = 8.838_834_764_831_84e-2 * x + 1.755_667_163_182_64;
    under = under * x + 16.064_177_579_207;
    under = under * x + 86.780_732_202_946_1;
    under = under * x + 296.564_248_779_674;
    under = under * x + 637.333_633_378_831;
    under = under * x + 793.826_512_519_948;
    under = under * x + 440.413_735_824_752;
    upper = (bell * over) / under;
  } else {
    upper = bell / (x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))))) / SQRT_TWO_PI;
  }
  return z < 0 ? upper : 1 - upper;
}
