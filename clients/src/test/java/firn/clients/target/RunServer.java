package firn.clients.target;

import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Starts the run's server when the first test asks, keeps it in the root store, which closes it. */
final class RunServer implements ParameterResolver, ExecutionCondition {
    private static final String CHOICE = System.getProperty("firn.clients.target", "firn");
    private static final ExtensionContext.Namespace ROOM = ExtensionContext.Namespace.create(RunServer.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return DavServer.class.isAssignableFrom(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(ROOM).computeIfAbsent("server", key -> start(), DavServer.class);
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<AnnotatedElement> element = context.getElement();
        return AnnotationSupport.findAnnotation(element, OnlyFirn.class)
                .filter(only -> CHOICE.equals("apache"))
                .map(only -> ConditionEvaluationResult.disabled("asked of Firn only: " + only.value()))
                .orElseGet(() -> ConditionEvaluationResult.enabled("applies to " + CHOICE));
    }

    private static DavServer start() {
        return switch (CHOICE) {
            case "firn" -> FirnServer.start();
            case "postgres" -> BackedServer.start();
            case "apache" -> ApacheServer.start();
            default ->
                throw new IllegalArgumentException(
                        "firn.clients.target is '" + CHOICE + "'; it may be 'firn', 'postgres' or 'apache'");
        };
    }
}
