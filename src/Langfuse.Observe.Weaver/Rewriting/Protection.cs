using Langfuse.Observe.Weaver.Discovery;
using Langfuse.Observe.Weaver.IL;
using Langfuse.Observe.Weaver.Planning;

namespace Langfuse.Observe.Weaver.Rewriting;

/// <summary>What surrounds the body of a method that does its work before it returns.</summary>
internal static class Protection
{
    public static ProtectedBody Around(BodyEdit edit, ObservationPlan plan, VariableDefinition scope, RewriteContext context)
    {
        var body = new ProtectedBody(edit, TypeFacts.Unmodified(MethodShapes.BodyResult(plan.Method)));
        body.GatherReturns();
        Filters.Surround(edit, context, see => see.LoadLocal(scope));

        Replay.AtStart(edit, plan, scope, context);

        // try { ObservationScope.Replay(scope); body }
        // catch (object exception) when (ObservationScope.Fail(exception, scope)) { result = ObservationScope.Replayed<T>(scope); }
        // fault { ObservationScope.End(scope); }
        body.Protect(
            see => see.LoadLocal(scope).Call(context.Scope.Fail),
            answer => Replay.Answer(answer, plan, scope, body.Result, context),
            finish => finish.LoadLocal(scope).Call(context.Scope.End));
        return body;
    }
}
