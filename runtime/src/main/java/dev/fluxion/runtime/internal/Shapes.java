package dev.fluxion.runtime.internal;

import java.lang.reflect.Array;

/** Checks of shapes, made before anything is written, and the few array forms they go with. */
public final class Shapes {

  private Shapes() {}

  /**
   * Checks that an argument is there.
   *
   * @param parameter the parameter's name
   * @param actual the argument
   * @throws NullPointerException if it is null, with that name
   */
  public static void present(String parameter, Object actual) {
    if (actual == null) {
      throw new NullPointerException(parameter + " is null");
    }
  }

  /**
   * Checks the length of an array.
   *
   * @param parameter the parameter's name
   * @param actual the array
   * @param expected its length
   * @throws IllegalArgumentException if it has another length
   */
  public static void length(String parameter, double[] actual, int expected) {
    present(parameter, actual);
    check(parameter, actual.length, expected);
  }

  /**
   * Checks the length of an array.
   *
   * @param parameter the parameter's name
   * @param actual the array
   * @param expected its length
   * @throws IllegalArgumentException if it has another length
   */
  public static void length(String parameter, float[] actual, int expected) {
    present(parameter, actual);
    check(parameter, actual.length, expected);
  }

  /**
   * Checks that two arrays have the same length.
   *
   * @param parameter the parameter's name
   * @param actual the array
   * @param expected an array of the shape wanted
   * @throws IllegalArgumentException if it has another length
   */
  public static void sameShape(String parameter, double[] actual, double[] expected) {
    present(parameter, actual);
    check(parameter, actual.length, expected.length);
  }

  /**
   * Checks that two arrays have the same length.
   *
   * @param parameter the parameter's name
   * @param actual the array
   * @param expected an array of the shape wanted
   * @throws IllegalArgumentException if it has another length
   */
  public static void sameShape(String parameter, float[] actual, float[] expected) {
    present(parameter, actual);
    check(parameter, actual.length, expected.length);
  }

  /**
   * Checks that two arrays have the same shape, rows possibly of unequal lengths.
   *
   * @param parameter the parameter's name
   * @param actual the array
   * @param expected an array of the shape wanted
   * @throws IllegalArgumentException if it has another shape
   */
  public static void sameShape(String parameter, double[][] actual, double[][] expected) {
    present(parameter, actual);
    check(parameter, actual.length, expected.length);
    for (int i = 0; i < expected.length; i++) {
      sameShape(parameter + "[" + i + "]", actual[i], expected[i]);
    }
  }

  /**
   * Checks that two arrays have the same shape, rows possibly of unequal lengths.
   *
   * @param parameter the parameter's name
   * @param actual the array
   * @param expected an array of the shape wanted
   * @throws IllegalArgumentException if it has another shape
   */
  public static void sameShape(String parameter, float[][] actual, float[][] expected) {
    present(parameter, actual);
    check(parameter, actual.length, expected.length);
    for (int i = 0; i < expected.length; i++) {
      sameShape(parameter + "[" + i + "]", actual[i], expected[i]);
    }
  }

  /**
   * Checks that two arrays have the same shape, rows possibly of unequal lengths.
   *
   * @param parameter the parameter's name
   * @param actual the array
   * @param expected an array of the shape wanted
   * @throws IllegalArgumentException if it has another shape
   */
  public static void sameShape(String parameter, double[][][] actual, double[][][] expected) {
    present(parameter, actual);
    check(parameter, actual.length, expected.length);
    for (int i = 0; i < expected.length; i++) {
      sameShape(parameter + "[" + i + "]", actual[i], expected[i]);
    }
  }

  /**
   * Checks that two arrays of any rank have the same shape.
   *
   * @param parameter the parameter's name
   * @param actual the array
   * @param expected an array of the shape wanted
   * @throws IllegalArgumentException if it has another shape
   */
  public static void sameShape(String parameter, Object[] actual, Object[] expected) {
    AnyRank.sameShape(parameter, actual, expected);
  }

  /**
   * Checks that a destination, or a row of it, is not an array that is read, too, and that no two
   * neighbouring rows of it are one array, as {@code Arrays.fill(rows, row)} makes them.
   *
   * @param parameter the destination's name
   * @param destination an array
   * @param other an array of the point, or another destination
   * @throws IllegalArgumentException if they share storage
   */
  public static void apart(String parameter, Object destination, Object other) {
    if (destination == other) {
      throw new IllegalArgumentException(
          parameter + " is an array of the point or another destination, too");
    }
    if (destination instanceof Object[] rows && other instanceof Object[] others) {
      for (int i = 0; i < Math.min(rows.length, others.length); i++) {
        apart(parameter, rows[i], others[i]);
      }
      for (int i = 1; i < rows.length; i++) {
        if (rows[i] != null && rows[i] == rows[i - 1] && Array.getLength(rows[i]) > 0) {
          throw new IllegalArgumentException(
              "rows " + (i - 1) + " and " + i + " of " + parameter + " are one array");
        }
      }
    }
  }

  /**
   * Checks that a destination, or a row of it, is not an array that is read, too.
   *
   * @param parameter the destination's name
   * @param destination an array
   * @param first an array of the point, or another destination
   * @param second another one
   * @throws IllegalArgumentException if they share storage
   */
  public static void apart(String parameter, Object destination, Object first, Object second) {
    apart(parameter, destination, first);
    apart(parameter, destination, second);
  }

  /**
   * Checks that a destination, or a row of it, is not an array that is read, too.
   *
   * @param parameter the destination's name
   * @param destination an array
   * @param first an array of the point, or another destination
   * @param second another one
   * @param third another one
   * @throws IllegalArgumentException if they share storage
   */
  public static void apart(
      String parameter, Object destination, Object first, Object second, Object third) {
    apart(parameter, destination, first, second);
    apart(parameter, destination, third);
  }

  /**
   * Checks that a destination, or a row of it, is not an array that is read, too.
   *
   * @param parameter the destination's name
   * @param destination an array
   * @param others the arrays of the point, and other destinations
   * @throws IllegalArgumentException if they share storage
   */
  public static void apartFromAll(String parameter, Object destination, Object... others) {
    for (Object other : others) {
      apart(parameter, destination, other);
    }
  }

  /**
   * Checks that many destinations are neither arrays that are read, too, nor one another.
   *
   * @param parameters the destinations' names
   * @param destinations the arrays
   * @param others the arrays of the point, and other destinations
   * @throws IllegalArgumentException if two of one type share storage
   */
  public static void allApart(String[] parameters, Object[] destinations, Object[] others) {
    for (int i = 0; i < destinations.length; i++) {
      for (Object other : others) {
        apartIfAlike(parameters[i], destinations[i], other);
      }
      for (int j = 0; j < i; j++) {
        apartIfAlike(parameters[i], destinations[i], destinations[j]);
      }
    }
  }

  private static void apartIfAlike(String parameter, Object destination, Object other) {
    if (other != null && other.getClass() == destination.getClass()) {
      apart(parameter, destination, other);
    }
  }

  /**
   * Checks a matrix.
   *
   * @param parameter the parameter's name
   * @param actual the array
   * @param rows the number of rows wanted
   * @param columns the length wanted of each row
   * @throws IllegalArgumentException if it has another shape
   */
  public static void matrix(String parameter, double[][] actual, int rows, int columns) {
    present(parameter, actual);
    check(parameter, actual.length, rows);
    for (int i = 0; i < rows; i++) {
      String row = parameter + "[" + i + "]";
      present(row, actual[i]);
      length(row, actual[i], columns);
    }
  }

  static void check(String parameter, int actual, int expected) {
    if (actual != expected) {
      throw new IllegalArgumentException(
          parameter + " has length " + actual + ", expected " + expected);
    }
  }

  /**
   * Checks an order of differentiation.
   *
   * @param order the order
   * @return the order
   * @throws IllegalArgumentException if it is negative
   */
  public static int order(int order) {
    if (order < 0) {
      throw new IllegalArgumentException("order is " + order + ", expected at least 0");
    }
    return order;
  }

  /**
   * Makes a unit vector.
   *
   * @param n its length
   * @param i the place of its 1
   * @return a new array of zeros but for a 1 at {@code i}
   */
  public static double[] unit(int n, int i) {
    double[] vector = new double[n];
    vector[i] = 1;
    return vector;
  }
}
