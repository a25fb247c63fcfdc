using Langfuse.Observe.Weaver.Discovery;
using Langfuse.Observe.Weaver.IL;
using Langfuse.Observe.Weaver.Planning;

namespace Langfuse.Observe.Weaver.Rewriting;

/// <summary>Methods that return when their work is done.</summary>
internal sealed class SyncRewriter(RewriteContext context) : IShapeRewriter
{
    public bool Rewrites(MethodShape shape) => shape == MethodShape.Sync;

    public void Rewrite(ObservationPlan plan)
    {
        using var edit = new BodyEdit(plan.Method);
        var scope = new VariableDefinition(context.Scope.Observation);
        var body = Protection.Around(edit, plan, scope, context);
        var end = body.End(writer => Complete(writer, plan, scope, body.Result));
        Prologue.Insert(edit, plan, context, scope);
        HiddenLines.AtEnd(plan.Method, end);
    }

    private void Complete(IlWriter writer, ObservationPlan plan, VariableDefinition scope, VariableDefinition? result)
    {
        // ObservationScope.Complete(scope, result);
        writer.LoadLocal(scope);
        if (result is not null && MethodShapes.IsRuntimeAsync(plan.Method) && TypeFacts.IsAsyncStream(result.VariableType))
        {
            // return ObservationScope.Follow(scope, result);
            writer.LoadLocal(result).Call(context.Scope.Follow(result.VariableType)).Return();
            return;
        }

        Complete(writer, plan.Result, result);

        // return result;
        if (result is not null)
        {
            writer.LoadLocal(result);
        }

        writer.Return();
    }

    private void Complete(IlWriter writer, ArgumentKind kind, VariableDefinition? result)
    {
        switch (kind)
        {
            case ArgumentKind.Value:
                writer.LoadLocal(result!).Call(context.Scope.Complete(result!.VariableType));
                break;
            case ArgumentKind.Reference:
                var target = TypeFacts.Unmodified(((ByReferenceType)result!.VariableType).ElementType);
                writer.LoadLocal(result).Call(context.Scope.CompleteReference(target));
                break;
            case ArgumentKind.Characters:
                writer.LoadLocal(result!);
                Spans.MakeReadOnly(writer, result!.VariableType, context);
                writer.Call(context.Scope.CompleteCharacters);
                break;
            default:
                writer.Call(context.Scope.CompleteVoid);
                break;
        }
    }
}
