package dev.fluxion.benchmarks.gradbench.objectives;

import dev.fluxion.annotations.Constant;
import dev.fluxion.annotations.Differentiable;

/**
 * GradBench's {@code ba}: how far a point seen by a camera is from where it should be.
 *
 * <p>A camera has 11 parameters: a rotation as Rodrigues vector (3), its centre (3), the focal
 * length, the principal point (2) and two coefficients of radial distortion.
 */
public final class BundleAdjustment {

  private BundleAdjustment() {}

  private record Vector(double x, double y, double z) {

    Vector plus(Vector other) {
      return new Vector(x + other.x, y + other.y, z + other.z);
    }

    Vector minus(Vector other) {
      return new Vector(x - other.x, y - other.y, z - other.z);
    }

    Vector times(double factor) {
      return new Vector(x * factor, y * factor, z * factor);
    }

    double dot(Vector other) {
      return x * other.x + y * other.y + z * other.z;
    }

    Vector cross(Vector other) {
      return new Vector(
          y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
    }
  }

  /**
   * The weighted error of one observation in the image plane.
   *
   * @param camera 11 parameters
   * @param point 3 coordinates
   * @param weight of the observation
   * @param feature 2 coordinates in the image
   * @return weight times (projection of the point minus feature), 2 entries
   */
  @Differentiable
  public static double[] residual(
      double[] camera, double[] point, double weight, @Constant double[] feature) {
    Vector rotation = new Vector(camera[0], camera[1], camera[2]);
    Vector center = new Vector(camera[3], camera[4], camera[5]);
    Vector seen = rotate(rotation, new Vector(point[0], point[1], point[2]).minus(center));
    double u = seen.x / seen.z;
    double v = seen.y / seen.z;
    double squares = u * u + v * v;
    double distortion = 1 + camera[9] * squares + camera[10] * squares * squares;
    double focalLength = camera[6];
    return new double[] {
      weight * (u * distortion * focalLength + camera[7] - feature[0]),
      weight * (v * distortion * focalLength + camera[8] - feature[1])
    };
  }

  /**
   * The error of a weight, which should be 1 or -1.
   *
   * @param weight of an observation
   * @return 1 - weight^2
   */
  @Differentiable
  public static double weightError(double weight) {
    return 1 - weight * weight;
  }

  /** Rodrigues' formula; at no rotation its expansion to first order. */
  private static Vector rotate(Vector rotation, Vector v) {
    double square = rotation.dot(rotation);
    if (square == 0) {
      return v.plus(rotation.cross(v));
    }
    double angle = Math.sqrt(square);
    double cosine = Math.cos(angle);
    Vector axis = rotation.times(1 / angle);
    return v.times(cosine)
        .plus(axis.cross(v).times(Math.sin(angle)))
        .plus(axis.times(axis.dot(v) * (1 - cosine)));
  }
}
