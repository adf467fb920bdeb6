package dev.fluxion.benchmarks.gradbench.modules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** How JSON is read and written. */
public final class Json {

  /** Ignores fields it does not know, as inputs hold more than each function needs. */
  public static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /**
   * Reads an object from a tree.
   *
   * @param <T> the type wanted
   * @param node the tree
   * @param type the type wanted
   * @return the object
   * @throws IllegalArgumentException if the tree is not of that type, or a part is missing
   */
  static <T> T read(JsonNode node, Class<T> type) {
    if (node.isMissingNode() || node.isNull()) {
      throw new IllegalArgumentException("no input");
    }
    try {
      return MAPPER.treeToValue(node, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("input: " + e.getOriginalMessage(), e);
    }
  }
}
