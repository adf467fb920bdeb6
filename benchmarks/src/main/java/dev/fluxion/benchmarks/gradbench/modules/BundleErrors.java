package dev.fluxion.benchmarks.gradbench.modules;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;

/**
 * The errors of all observations. As they are alike, the first stands for all in the output.
 *
 * @param reprojection 2 for each observation
 * @param weight 1 for each observation
 */
record BundleErrors(double[] reprojection, double[] weight) {

  @JsonValue
  Map<String, Map<String, Object>> excerpt() {
    int repeated = weight.length;
    return Map.of(
        "reproj_error",
            Map.of("elements", List.of(reprojection[0], reprojection[1]), "repeated", repeated),
        "w_err", Map.of("element", weight[0], "repeated", repeated));
  }
}
