package dev.fluxion.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Whose tape is whose. */
final class TapeTest {

  @Test
  void isUsedAgainAfterItsRelease() {
    Tape first = Tape.acquire();
    first.release();
    assertThat(Tape.acquire()).isSameAs(first);
  }

  @Test
  void isOfOneUserAtATime() {
    Tape outer = Tape.acquire();
    Tape inner = Tape.acquire();
    assertThat(inner).isNotSameAs(outer);
    inner.release();
    outer.release();
  }

  @Test
  void isNotSharedBetweenThreads() throws InterruptedException {
    Tape mine = Tape.acquire();
    mine.release();
    AtomicReference<Tape> other = new AtomicReference<>();
    Thread thread = new Thread(() -> other.set(Tape.acquire()));
    thread.start();
    thread.join();
    assertThat(other.get()).isNotSameAs(mine);
  }

  /** As after an exception in the forward sweep that somebody caught inside. */
  @Test
  void isEmptyAgain() {
    Tape tape = Tape.acquire();
    tape.reals().push(1);
    tape.integers().push(2, 3);
    tape.longs().push(4);
    tape.conditions().push(true);
    tape.<String>references().push("left");
    tape.release();
    Tape again = Tape.acquire();
    assertThat(again).isSameAs(tape);
    again.reals().push(5, 6);
    assertThat(again.reals().pop()).isEqualTo(6);
    assertThat(again.reals().pop()).isEqualTo(5);
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> again.reals().pop())
        .isInstanceOf(ArrayIndexOutOfBoundsException.class);
  }

  @Test
  void isGivenUpWhereItHasGrownLarge() {
    Tape tape = Tape.acquire();
    for (int i = 0; i < 1 << 18; i++) {
      tape.reals().push(i, i + 0.5);
    }
    for (int i = (1 << 18) - 1; i >= 0; i--) {
      assertThat(tape.reals().pop()).isEqualTo(i + 0.5);
      assertThat(tape.reals().pop()).isEqualTo(i);
    }
    tape.release();
    assertThat(Tape.acquire()).isNotSameAs(tape);
  }
}
