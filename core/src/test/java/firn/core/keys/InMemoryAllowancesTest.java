package firn.core.keys;

class InMemoryAllowancesTest extends AllowancesContract {
    @Override
    protected Allowances fresh() {
        return new InMemoryAllowances(1000);
    }
}
