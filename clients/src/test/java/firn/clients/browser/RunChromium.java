package firn.clients.browser;

import firn.clients.tool.Program;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the run's browser when the first test asks, keeps it in the root store, which closes it. */
final class RunChromium implements BeforeAllCallback, ParameterResolver {
    private static final ExtensionContext.Namespace ROOM = ExtensionContext.Namespace.create(RunChromium.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        Program.require(Chromium.PROGRAM);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Chromium.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(ROOM).computeIfAbsent("chromium", key -> Chromium.start(), Chromium.class);
    }
}
