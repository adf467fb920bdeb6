import dev.fluxion.annotations.Differentiable;
import dev.fluxion.annotations.Output;

/** Arrays of three, four and five dimensions, alone and in records. */
class HighRank {
  record Cube(double[][][] cells, double[] edge) {}

  @Differentiable
  static double fourth(double[][][][] x, double s) {
    double sum = 0;
    for (double[][][] a : x) {
      for (double[][] b : a) {
        for (double[] c : b) {
          for (double d : c) {
            sum += s * d * d * x[0][1][0][1];
          }
        }
      }
    }
    return sum;
  }

  @Differentiable
  static double[][][][] squared(double[][][][] x) {
    for (int i = 0; i < x.length; i++) {
      x[i][0][1][0] *= x[i][1][0][1];
    }
    return x;
  }

  @Differentiable
  static double[][][][] made(double t) {
    double[][][][] x = new double[2][1][2][2];
    x[1][0][1][0] = t * t;
    x[0][0][0][1] = Math.sin(t) * x[1][0][1][0];
    return x;
  }

  @Differentiable
  static Cube folded(Cube cube, double[][][][][] weights) {
    double[][][] cells = new double[2][2][];
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        cells[i][j] = cube.cells()[i][j].clone();
        cells[i][j][0] *= weights[0][1][i][j][0] * cube.edge()[j];
      }
    }
    return new Cube(cells, cube.edge());
  }

  @Differentiable
  static void filled(double[][][][] x, @Output double[][][][] outY, @Output double[] outZ) {
    for (int i = 0; i < x.length; i++) {
      outY[i][0][0][1] = x[i][0][0][1] * x[0][0][0][0];
      outZ[i] = outY[i][0][0][1] * x[i][1][1][0];
    }
  }
}
