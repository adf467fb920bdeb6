package tricky;

import static java.lang.Math.PI;
import static java.lang.Math.cos;
import static java.lang.Math.max;
import static tricky.Constants.*;
import static tricky.Constants.Nested.DEEP;

import dev.fluxion.annotations.Constant;
import dev.fluxion.annotations.Differentiable;
import dev.fluxion.runtime.Functions;

/** Methods whose meaning hangs on details of the language. Compiled, never formatted. */
public class Tricky implements Limits {
  static final double HALF = 0.5;
  private static final int SECRET = 7;
  static final double[] TABLE = {1.5, -2.5, 3.25, 0x1.8p1, 1e-3};
  static double variable = Math.sqrt(2);
  static final int[][] GRID = {{1, 2}, {3, 4, 5}};
  static final byte TINY = 5;
  static final char LETTER = 'b';
  static final long BIG = 1L << 40;

  @Differentiable static double orderOfOperands(double x) { double y = x; return y + (y = 3 * y) * y - (y += 1); }
  @Differentiable static double assignInIndex(double[] a, int n) { int i = 0; a[i] = a[i = 2] + i; return a[0] * a[i]; }
  @Differentiable static double leftElementFirst(double[] a) { int i = 0; a[i++] = a[i] + a[i++] * i; return a[0] + i; }
  @Differentiable static double compoundReadsOldFirst(double[] a) { a[1] += a[1] = 4; return a[1]; }
  @Differentiable static double compoundIndexOnce(double[] a) { int i = 0; a[i++] += i; a[i++] *= 2; return a[0] + a[1] + i; }
  @Differentiable static double postfixValue(double x) { double y = x++ + x; return y * x-- + x; }
  @Differentiable static double prefixElement(double[] a) { return ++a[1] * a[1]-- - --a[2] + a[1]; }
  @Differentiable static double rowCompound(double[][] m) { int i = 0; m[i++][i] -= m[i][i++] + i; return m[0][1] + i; }
  @Differentiable static double arrayReassignedInIndex(double[] a, double[] b) { double[] c = a; return c[(c = b).length - 5] + c[0]; }
  @Differentiable static double chained(double x) { double a, b, c; a = b = c = x * 2; return a + b * c; }
  @Differentiable static double chainedNarrow(double x) { int i; double d = i = (int) (x * 3); return d + i; }
  @Differentiable static double helperOrder(double[] a) { return a[0] + bump(a) * a[0] + bump(a); }
  @Differentiable static double helperInArguments(double[] a) { return mix(a[0], bump(a), a[0]); }
  static double bump(double[] a) { a[0] += 1.5; return a[0] * a[1]; }
  static double mix(double p, double q, double r) { return p + 10 * q + 100 * r; }
  static void scale(double[] a, double by) { for (int i = 0; i < a.length; i++) a[i] *= by; if (by > 1) return; a[0]++; }
  @Differentiable static double voidHelper(double[] a, double x) { scale(a, x); return a[0] + a[1]; }
  @Differentiable static double discardedResult(double[] a) { bump(a); return a[0]; }

  @Differentiable static double shortCircuit(double[] a, int n) { if (n > 1 && bump(a) > 0 || bump(a) < 0) return a[0]; return -a[0]; }
  @Differentiable static double shortCircuitValue(double[] a, boolean p) { boolean q = p || (a[0] = 2) > 1 && a[1]++ > 0; return q ? a[0] : a[1]; }
  @Differentiable static double eagerLogic(double[] a, boolean p) { boolean q = p | (a[0] = 2) > 1 & a[1]++ > 0 ^ p; return q ? a[0] : a[1]; }
  @Differentiable static double conditionalEffects(double x, int n) { double y = x; double z = n > 1 ? (y = 2 * x) + y : y++; return y + z; }
  @Differentiable static double conditionalLater(double x, int n) { double y = x; return y * (n > 1 ? y = 5 : y) + y; }
  @Differentiable static double guarded(double[] a, int n) { return n < a.length && a[n] > 0 ? a[n] : n != 0 ? 1.0 / n : 0; }
  @Differentiable static double conditionEffectLoop(double x, int n) { int i = n; double s = 0; while (i-- > 0) s += x * i; return s + i; }
  @Differentiable static double conditionHelperLoop(double[] a) { double s = 0; while (bump(a) < 40 && s < 30) { if (s > 5) { s += 2; continue; } s += Math.abs(a[0]) + 1; } return s; }
  @Differentiable static double doWhile(double x, int n) { int i = 0; double s = x; do { s *= 1.5; if (i == 2) continue; s += i; } while (++i < n); return s + i; }
  @Differentiable static double doOnce(double x) { do { x *= 2; if (x > 1) break; x += 1; } while (false); return x; }
  @Differentiable static double doForever(double x) { int i = 0; do { x = x * 0.5 + 1; if (i++ > 3) return x; } while (true); }
  @Differentiable static double forEverything(double x, int n) { double s = 0; for (int i = 0, j = 10; i < j; i += 2, --j) { if (j % 3 == 0) continue; s += x * i - j; } return s; }
  @Differentiable static double forNothing(double x) { int i = 0; for (;;) { if (++i > 4) break; x += i; } return x; }
  @Differentiable static double forReturn(double x) { for (int i = 0; ; i++) { return x + i; } }
  @Differentiable static double labels(double[][] m) { double s = 0; outer: for (int i = 0; i < m.length; i++) { inner: for (int j = 0; ; j++) { if (j >= m[i].length) continue outer; if (m[i][j] > 1.5) continue inner; if (m[i][j] < -1.5) break outer; s += m[i][j]; } } return s; }
  @Differentiable static double labelledBlock(double x) { double y = 1; done: { if (x > 0) break done; y = x; { if (x < -1) break done; } y *= 3; } return y; }
  @Differentiable static double labelledIf(double x) { a: if (x > 0) { x++; if (x > 1) break a; x *= 7; } b: x += 1; return x; }
  @Differentiable static double labelledInLoop(double[] a) { double s = 0; for (double v : a) { skip: { if (v < 0) break skip; if (v > 1) continue; s += v; if (s > 3) break; } s -= 1; } return s; }
  @Differentiable static double doubleLabel(double x) { a: b: while (true) { while (true) { x += 1; if (x > 3) break a; if (x > 2) continue b; } } return x; }
  @Differentiable static double earlyReturns(double x, int n) { if (n == 0) return x; else if (n == 1) { return -x; } for (int i = 0; i < n; i++) if (x * i > 1) return i; return 2 * x; }

  @Differentiable static double enhanced(double[] a) { double s = 0; for (double v : a) { v *= 2; s += v; a[4] = 9; } return s; }
  @Differentiable static double enhancedReassigned(double[] a, double[] b) { double s = 0; for (final double v : a) { a = b; s = s * 0.5 + v; } return s + a[0]; }
  @Differentiable static double enhancedRows(double[][] m) { double s = 0; for (double[] row : m) for (var v : row) s += v; return s; }
  @Differentiable static double enhancedWidened(double x, int[] k) { double s = 0; for (double v : k) s += v * x; for (long v : k) s -= v; return s; }
  @Differentiable static double enhancedCall(double[] a) { double s = 0; for (double v : twice(a)) s += v; for (double v : new double[] {s, a[0]++, a[0]}) s *= v; return s; }
  static double[] twice(double[] a) { double[] r = a.clone(); for (int i = 0; i < r.length; i++) r[i] *= 2; return r; }

  @Differentiable static double shadowFree(double x) { double s = 0; { double t = x; s += t; } { int t = 3; s += t; } for (int t = 0; t < 2; t++) s += t; for (long t = 0; t < 2; t++) s -= t * x; return s; }
  @Differentiable static double promotions(double x, byte b, short s, char c, long l) { return b * s / 3 + c % 7 + (l << b) * x + (c >> 1) + ~s - +b + -c; }
  @Differentiable static double integerDivision(double x, int n) { return 7 / 2 * x + n / 2 + -n / 2 + n % -3 + 7L / 2 + 'a' / 2; }
  @Differentiable static double implicitNarrowing(double x, int n) { byte b = 10; b += 300; b *= x; short s = (short) n; s -= 0.5; char c = 'a'; c += 1; c++; b--; s <<= 3; int i = 5; i *= 1.7; i /= 0.3; long l = n; l >>>= 2; l += x; return b + s + c + i + l; }
  @Differentiable static double bits(double x, int n, long l) { int a = n & 6 | 9 ^ n; a |= 3; a &= ~1; a ^= n; long m = l & n | 1L ^ l; return x * a + (m >>> 3) + (n >> 1) + (n >>> 28) + (n << 33) + (l << 65); }
  @Differentiable static double casts(double x) { return (int) x + (long) (x * 1e10) % 1000 + (byte) (x * 300) + (short) (x * 70000) + (char) (x * 10) + (int) 3.99 + (byte) 300 + (char) 97 + (long) -2.5 + (double) 3; }
  @Differentiable static double extremes(double x) { return (int) 1e20 + (int) Double.NaN + Integer.MIN_VALUE / -1 + (long) Double.POSITIVE_INFINITY * x + Math.abs(Integer.MIN_VALUE) - -2147483648 + Long.MIN_VALUE; }
  @Differentiable static double conditionalTypes(double x, byte b, short s, char c, boolean p) { byte k = 1; final byte f = 2; return (p ? b : s) + (p ? b : 'x') + (p ? 5 : b) + (p ? b : 500) / 3 + (p ? c : 5) + (p ? c : -1) / 2 + (p ? 1 : 2.5) * x + (p ? f : c) + (p ? b : f) + (p ? k : 1L) / 2; }
  @Differentiable static double literals(double x) { return 1_000 + 0x1F + 0b101 + 017 + 0xFFFF_FFFFL + 1e3 + .5 + 5. + 0x1.fp3 + 1d + 'a' + '\n' + '\u0041' + '\'' + x * 1e-320 + 0xFFFFFFFF + 3D; }
  @Differentiable static double zeros(double x) { double a = -0.0; double b = 0.0; double c = -b; return 1 / a + (1 / b == Double.POSITIVE_INFINITY ? 1 : 2) + (1 / c < 0 ? 10 : 20) + (0.0 == -0.0 ? 100 : 200) + x * 0; }
  @Differentiable static double nans(double x) { return (Double.NaN == Double.NaN ? 1 : 2) + (Double.NaN != x ? 4 : 8) + (x < Double.NaN ? 16 : 32); }
  @Differentiable static double constants(double x) { final int k = 3; final var w = 2.5; final double third = 1 / 3.0; byte b = k; return HALF * x + SECRET + PI + Math.E * k + w + third + b + TINY + LETTER + BIG + Integer.MAX_VALUE + Double.MIN_VALUE + LIMIT + STAR + DEEP + Limits.LIMIT + tricky.Constants.STAR + Constants.Nested.DEEP + Double.NEGATIVE_INFINITY * 0 * 0; }
  @Differentiable static double fields(double x, int n) { return TABLE[n % 5] * x + variable + GRID[1][2] + GRID[0].length + Tricky.TABLE.length + tricky.Tricky.variable + Constants.SHARED[1] + SHARED[0] + Inner.OWN; }
  @Differentiable static double foldedComparison(double x) { final boolean debug = 1 < 2 && !(3 == 4); if (debug) x += 1; return debug ? x : -x; }
  @Differentiable static double plusStaysLeft(double x, double y) { return x + 1e16 + -1e16 + y + 0.1 + 0.2 + (0.1 + 0.2) + x * y * 3 * 4; }
  @Differentiable static double finalLater(double x, boolean p) { final double y; if (p) y = x; else y = -x; final double z = y * 2; return z; }
  @Differentiable static double assignedParameter(double x, int n) { n *= 2; x = x * n; n = (int) x; return x + n; }
  @Differentiable static double selfInitializer(double x) { double y = (y = x * 2) + y; return y; }

  @Differentiable static double[] result(double[] a) { double[] r = new double[a.length]; int k = 0; for (int i = a.length - 1; i >= 0; i--) r[k++] = a[i] * k; return r; }
  @Differentiable static double[][] matrix(double[][] a) { double[][] r = new double[a[0].length][]; for (int j = 0; j < r.length; j++) { r[j] = new double[a.length]; double[] row = r[j]; for (int i = 0; i < row.length; i++) row[i] = a[i][j]; } return r; }
  @Differentiable static double exchange(double[] a, double[] b) { double[] cur = a, next = b, t; for (int i = 0; i < 3; i++) { for (int j = 0; j < cur.length; j++) next[j] = cur[j] * 0.5 + i; t = cur; cur = next; next = t; } return cur[0] + next[1]; }
  @Differentiable static double pivot(double[][] m) { double[] t = m[0]; m[0] = m[1]; m[1] = t; t[0] = 5; return m[1][0] + m[0][0]; }
  @Differentiable static double initializers(double x, int n) { double[] a = {1, x, n, 'a', 2L}; double[][] m = {{x}, {}, {1, 2}, a}; int[] k = {n, 3}; long[] l = {n, 'c'}; byte[] b = {1, 2}; return a[1] + m[3][2] + m.length + m[1].length + k[1] + l[0] + b[0] + new double[][] {{x, 2}, a}[0][1] + new int[3][4][5][2].length; }
  @Differentiable static double initializerOrder(double x) { int i = 0; double[] a = {i++, x, i++ * x, i, (x = 2), x}; double[] b = new double[i++ + i]; return a[0] + a[1] + 10 * a[2] + 100 * a[3] + a[4] + a[5] + b.length; }
  @Differentiable static double copies(double[][] m) { double[][] c = m.clone(); c[0] = c[0].clone(); c[0][0] = 100; c[1][0] = 200; var d = new int[] {1, 2}.clone(); return m[0][0] + m[1][0] + d[1] + twice(m[0])[0] + twice(m[0]).length; }
  @Differentiable static double integerArrays(double x, int n) { int[] k = new int[4]; k[n & 3]++; k[1] += 2.7; short[] s = new short[2]; s[0] += 70000; s[1]--; char[] c = {'a'}; c[0] += 1; boolean[] p = new boolean[2]; p[1] |= x > 0; p[0] ^= true; long[][] l = new long[2][3]; l[1][2] = k[1]; return k[n & 3] + s[0] + s[1] + c[0] + (p[1] ? 1 : 2) + (p[0] && !p[1] ? x : 0) + l[1][2]; }
  @Differentiable static double nullPointer(double x, int n) { double[][] m = new double[2][]; if (n > 2) return m[0][0]; return x; }
  @Differentiable static double outOfBounds(double[] a, int n) { a[0] = 7; a[n * 2] = a[0]++ + 1; return a[0]; }
  @Differentiable static double outOfBoundsLate(double[] a, int n) { a[n * 2] = bump(a); return a[0]; }
  @Differentiable static double throwsBefore(double[] a, int n) { return 10 / n + bump(a) + a[0]; }
  @Differentiable static double negativeSize(double[] a, int n) { return new double[n - 2].length + a[0]; }

  @Differentiable static double overloads(double x, int n, byte b, char c, long l) { return over(n) + over(x) + over(b) + over(c) + over(l) + over(1) + over(2L) + over('x') + over(x, 1) + over(1, x) + over(n, n); }
  static double over(double x) { return x; }
  static double over(long x) { return 1000 + x; }
  static double over(short x) { return 2000 + x; }
  static double over(double x, int y) { return 3000 + x + y; }
  static double over(double x, double y) { return 4000 + x + y; }
  @Differentiable static double arrayOverloads(double[] a, int[] k, double[][] m) { return arr(a) + arr(k) + arr(m) + rest(a); }
  static double arr(double[] a) { return 1 + a[0]; }
  static double arr(int[] a) { return 2 + a[0]; }
  static double arr(Object o) { return 3; }
  static double arr(double[][] a) { return 4 + a[0][0]; }
  static double rest(double... a) { return a.length; }
  static double rest(double x) { return x; }
  @Differentiable static double nestedCalls(double x) { return Inner.f(Inner.g(x)) + Inner.f(x) + Tricky.Inner.Deeper.h(x) + tricky.Tricky.Inner.g(x) + Other.inherited(x); }
  static class Inner { static double OWN = 4.5; static double f(double x) { return g(x) + HALF; } private static double g(double x) { return x * OWN; } static class Deeper { static double h(double x) { return f(x) + g(x) + bump(new double[] {x, 2}); } } }
  static class Base { static double inherited(double x) { return x + hidden(x); } static double hidden(double x) { return 1; } }
  static class Other extends Base { static double hidden(double x) { return 2; } }
  @Differentiable static double math(double x, int n, long l) { return Math.sin(x) + cos(x) + max(x, 1) + max(n, 3) + max(l, n) + Math.abs(n) + Math.round(x) + Math.floorMod(n, 3) + StrictMath.tan(x) + Math.pow(x, 2) + Math.scalb(x, n) + Math.fma(x, x, 1) + java.lang.Math.sqrt(x * x) + Math.hypot(x, n) + Math.getExponent(x) + Math.nextAfter(x, 3) + Math.toIntExact(l) + Math.multiplyHigh(l, 5); }
  @Differentiable static double runtime(double[] a, double x) { return Functions.square(x) + Functions.dot(a, a) + Functions.erf(x); }
  @Differentiable static double methodInCondition(double[] a) { if (bump(a) > 1) { return a[0]; } else if (bump(a) > 0) return 2 * a[0]; return 3 * a[0]; }
  @Differentiable static double booleanHelper(double x) { boolean p = positive(x); return p == true ? x : !positive(-x) ? 1 : 2; }
  static boolean positive(double x) { return x > 0; }
  @Differentiable static double constantParameter(double x, @Constant double[] w, @Constant double k) { double s = 0; for (int i = 0; i < w.length; ++i) s += w[i] * Math.pow(x, i); return s * k; }
  @Differentiable static double equality(double x, double y, boolean p) { return (x == y ? 1 : 2) + (x != 0 ? x : 1) + (p != (x > y) ? 3 : 4) + (p == true ? 5 : 6); }
  @Differentiable static double parenthesized(double x) { double y; (y) = (x); ((y)) += (1); (y)++; double[] a = {y}; (a)[(0)] = (a[0]) * 2; return ((a))[0] + ((double) (int) y); }
  @Differentiable static double unaryChain(double x, boolean p) { return - -x + - - -1 + ~~5 + (!!p ? +x : -+x); }
  @Differentiable static double cStyle(double x[], double y[][]) { double z[] = {1, 2}, w = z[1]; return x[0] + y[0][0] + w; }
  @Differentiable static double postfixInLoop(double[] a) { int lo = 0, hi = a.length - 1; while (lo < hi) { double t = a[lo]; a[lo++] = a[hi]; a[hi--] = t; } return a[0] - a[4] + lo * hi; }
  @Differentiable static double nestedAssignmentsInCall(double x) { double y = 1; return mix(y = x, y * 2, y = y + 1) + y; }
  @Differentiable static double swapTrick(double[] a) { a[0] = a[1] + 0 * (a[1] = a[0]); return a[0] - 2 * a[1]; }
  @Differentiable static double whileAssign(double[] a) { int i = 0; double v, s = 0; while (i < a.length && (v = a[i++]) < 1.5) s += v; return s + i; }
  @Differentiable static double dangling(double x, int n) { if (n > 0) if (n > 1) x *= 2; else x *= 3; return x; }
  @Differentiable static double compoundShift(double x, int n, long l) { n <<= l; n >>= 2L; l >>>= n; return x + n + l; }
  @Differentiable static double charArithmetic(double x, char c) { c++; char d = (char) (c + 1); int e = c + d; c -= 'a'; return x + c + d + e + c++; }
  @Differentiable static double emptyStatements(double x) { ;;; for (int i = 0; i < 3; i++) ; { } while (x < -100) ; return x; }
}

interface Limits { int LIMIT = 42; }

class Constants {
  static final double STAR = 1.25;
  static double[] SHARED = {1, 2.5};
  static class Nested { static final long DEEP = 99; }
}
