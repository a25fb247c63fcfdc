using Langfuse.Observe.Weaver.Discovery;
using Langfuse.Observe.Weaver.IL;
using Langfuse.Observe.Weaver.Planning;

namespace Langfuse.Observe.Weaver.Rewriting;

/// <summary>Methods that give back a task that another method made: the observation ends with the task.</summary>
internal sealed class TaskRewriter(RewriteContext context) : IShapeRewriter
{
    public bool Rewrites(MethodShape shape) => shape == MethodShape.Task;

    public void Rewrite(ObservationPlan plan)
    {
        using var edit = new BodyEdit(plan.Method);
        var scope = new VariableDefinition(context.Scope.Observation);
        var body = Protection.Around(edit, plan, scope, context);

        // return ObservationScope.Follow(scope, result);
        var end = body.End(writer => writer
            .LoadLocal(scope).LoadLocal(body.Result!).Call(Follow(body.Result!.VariableType)).Return());
        Prologue.Insert(edit, plan, context, scope);
        HiddenLines.AtEnd(plan.Method, end);
    }

    private MethodReference Follow(TypeReference task) =>
        TypeFacts.StreamInTask(task) is { } stream ? context.Scope.FollowStream((GenericInstanceType)task, stream) : context.Scope.Follow(task);
}
