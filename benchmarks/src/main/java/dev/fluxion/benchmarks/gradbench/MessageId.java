package dev.fluxion.benchmarks.gradbench;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.fluxion.benchmarks.gradbench.modules.Json;
import java.io.IOException;
import java.util.Optional;

/** Finds out whom to answer if a line is broken. */
final class MessageId {

  private static final ObjectReader READER =
      Json.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private MessageId() {}

  /**
   * Reads as far as there is JSON, and looks for the {@code id} of the message.
   *
   * @param line what came
   * @return the id, if it stands before what is broken
   */
  static Optional<JsonNode> find(String line) {
    try (JsonParser parser = READER.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean found = parser.currentName().equals("id");
        JsonToken value = parser.nextToken();
        if (found && value.isScalarValue()) {
          return Optional.of(READER.readTree(parser));
        }
        parser.skipChildren();
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
