package firn.core.upkeep;

import java.time.InstantSource;

class InMemoryUpkeepTest extends UpkeepContract {
    @Override
    protected Upkeep upkeep(InstantSource clock) {
        return new InMemoryUpkeep(clock);
    }
}
