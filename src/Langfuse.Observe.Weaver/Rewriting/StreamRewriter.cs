using Langfuse.Observe.Weaver.Discovery;
using Langfuse.Observe.Weaver.IL;
using Langfuse.Observe.Weaver.Planning;

namespace Langfuse.Observe.Weaver.Rewriting;

/// <summary>Iterators, whose arguments are captured at the call while each enumeration is an observation; and methods that hand on an async stream
/// which another made: their body runs inside the observation, which goes on with the first enumeration.</summary>
internal sealed class StreamRewriter(RewriteContext context) : IShapeRewriter
{
    private readonly YieldRewriter _yields = new(context);

    public bool Rewrites(MethodShape shape) => shape is MethodShape.Iterator or MethodShape.AsyncStream;

    public void Rewrite(ObservationPlan plan)
    {
        using var edit = new BodyEdit(plan.Method);
        var scope = new VariableDefinition(context.Scope.Observation);
        var body = Protection.Around(edit, plan, scope, context);

        // return ObservationScope.Follow(scope, result);
        var end = body.End(writer => writer
            .LoadLocal(scope).LoadLocal(body.Result!).Call(context.Scope.Follow(body.Result!.VariableType)).Return());
        Prologue.Insert(edit, plan, context, scope, isIterator: StateMachine.AttributeOf(plan.Method) is not null);
        HiddenLines.AtEnd(plan.Method, end);
        _yields.Rewrite(plan.Method);
    }
}
