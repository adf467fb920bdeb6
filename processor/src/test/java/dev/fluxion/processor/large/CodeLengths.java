package dev.fluxion.processor.large;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The bytes of bytecode of each method of a class file (JVMS 4.7.3). */
final class CodeLengths {
  private CodeLengths() {}

  /** By method name; of overloads the longest. */
  static Map<String, Integer> of(byte[] classFile) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile));
    in.skipBytes(8);
    Map<Integer, String> texts = constants(in);
    in.skipBytes(6);
    in.skipBytes(2 * in.readUnsignedShort());
    Map<String, Integer> lengths = new HashMap<>();
    members(in, texts, new HashMap<>());
    members(in, texts, lengths);
    return lengths;
  }

  private static Map<Integer, String> constants(DataInputStream in) throws IOException {
    Map<Integer, String> texts = new HashMap<>();
    int count = in.readUnsignedShort();
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> texts.put(i, in.readUTF());
        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipBytes(4);
        case 5, 6 -> {
          in.skipBytes(8);
          i++; // takes two entries
        }
        case 7, 8, 16, 19, 20 -> in.skipBytes(2);
        case 15 -> in.skipBytes(3);
        default -> throw new IOException("constant of kind " + tag);
      }
    }
    return texts;
  }

  private static void members(
      DataInputStream in, Map<Integer, String> texts, Map<String, Integer> lengths)
      throws IOException {
    int count = in.readUnsignedShort();
    for (int i = 0; i < count; i++) {
      in.skipBytes(2);
      String name = texts.get(in.readUnsignedShort());
      in.skipBytes(2);
      int attributes = in.readUnsignedShort();
      for (int a = 0; a < attributes; a++) {
        boolean isCode = "Code".equals(texts.get(in.readUnsignedShort()));
        int length = in.readInt();
        if (isCode) {
          in.skipBytes(4);
          lengths.merge(name, in.readInt(), Math::max);
          in.skipBytes(length - 8);
        } else {
          in.skipBytes(length);
        }
      }
    }
  }
}
