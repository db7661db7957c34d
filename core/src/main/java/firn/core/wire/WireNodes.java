package firn.core.wire;

import java.util.List;
import java.util.Optional;

/** Some nodes of a folder; {@code next} asks for those behind them, absent at the end. */
public record WireNodes(List<WireNode> nodes, Optional<String> next) {}
