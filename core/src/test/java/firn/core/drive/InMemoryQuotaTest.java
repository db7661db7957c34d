package firn.core.drive;

import firn.core.testing.DriveFixture;
import java.io.IOException;

class InMemoryQuotaTest extends QuotaContract {
    @Override
    protected DriveFixture fixture() throws IOException {
        return new DriveFixture();
    }
}
