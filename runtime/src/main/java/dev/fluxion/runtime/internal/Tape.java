package dev.fluxion.runtime.internal;

/**
 * What a forward sweep leaves for its reverse sweep where the two are methods of their own, as for
 * methods that call themselves: last in, first out, a stack for each kind of value.
 */
public final class Tape {
  /** Room for more values than these is given back to the garbage collector. */
  private static final int MOST_KEPT = 1 << 17;

  /** The tape that a thread's last sweep left, if no sweep of that thread uses it. */
  private static final ThreadLocal<Tape> IDLE = new ThreadLocal<>();

  private DoubleStack reals;
  private IntStack integers;
  private LongStack longs;
  private BooleanStack conditions;
  private ReferenceStack<Object> references;

  /**
   * A tape for the caller alone: growing a new one for each call costs as much as many sweeps do.
   *
   * @return an empty tape
   */
  public static Tape acquire() {
    Tape idle = IDLE.get();
    if (idle == null) {
      return new Tape();
    }
    IDLE.set(null);
    return idle;
  }

  /** Ends the caller's use. Where an exception prevents that, the tape is garbage. */
  public void release() {
    int room = 0;
    if (reals != null) {
      room += reals.clear();
    }
    if (integers != null) {
      room += integers.clear();
    }
    if (longs != null) {
      room += longs.clear();
    }
    if (conditions != null) {
      room += conditions.clear();
    }
    if (references != null) {
      room += references.clear();
    }
    if (room <= MOST_KEPT) {
      IDLE.set(this);
    }
  }

  /**
   * The stack of reals.
   *
   * @return always the same one
   */
  public DoubleStack reals() {
    if (reals == null) {
      reals = new DoubleStack();
    }
    return reals;
  }

  /**
   * The stack of integers up to {@code int}.
   *
   * @return always the same one
   */
  public IntStack integers() {
    if (integers == null) {
      integers = new IntStack();
    }
    return integers;
  }

  /**
   * The stack of long integers.
   *
   * @return always the same one
   */
  public LongStack longs() {
    if (longs == null) {
      longs = new LongStack();
    }
    return longs;
  }

  /**
   * The stack of conditions.
   *
   * @return always the same one
   */
  public BooleanStack conditions() {
    if (conditions == null) {
      conditions = new BooleanStack();
    }
    return conditions;
  }

  /**
   * The stack of references, seen as one of references to {@code T}: pops mirror pushes, so that
   * each pop takes what a push of its own type left.
   *
   * @param <T> the type referred to
   * @return always the same one
   */
  @SuppressWarnings("unchecked")
  public <T> ReferenceStack<T> references() {
    if (references == null) {
      references = new ReferenceStack<>();
    }
    return (ReferenceStack<T>) references;
  }
}
